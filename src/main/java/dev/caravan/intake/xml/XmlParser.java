package dev.caravan.intake.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.JsonFormat;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Woodstox, within limits that no real document meets: it opens nothing else, and collects nothing without end. */
final class XmlParser implements Closeable {

    static final int LONGEST_ATTRIBUTE = 64 * 1024;
    static final int MOST_ATTRIBUTES = 100;

    private static final int MOST_ELEMENTS = 100_000;
    private static final int MOST_NAMES = 1000;
    private static final int LONGEST_NAME = 200;

    /** What these say is about the file, not about the person. */
    private static final Set<String> OF_XML =
            Set.of(XMLConstants.XML_NS_URI, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);

    private final XmlText text;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private Map<String, String> attributes = Map.of();
    private int number;
    private int elements;

    private XmlParser(XmlText text, XMLStreamReader reader) {
        this.text = text;
        this.reader = reader;
    }

    static XmlParser open(Source source) throws IOException {
        XmlText text = XmlText.open(source);
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(text);
            if ("1.1".equals(reader.getVersion())) {
                throw new UnreadableException(Completeness.BROKEN, "line 1: expected version=\"1.0\"");
            }
            return new XmlParser(text, reader);
        } catch (XMLStreamException e) {
            text.close();
            throw XmlFault.of(e);
        } catch (UnreadableException e) {
            text.close();
            throw e;
        }
    }

    /** A new one for each document: it would keep the names of all that it has read. */
    static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, JsonFormat.NESTING_LIMIT);
        // What is wrong with a text is then said when the parser comes to it, and not when somebody asks for it.
        factory.getConfig().doParseLazily(false);
        return factory;
    }

    /** From here on there is room for one candidate. */
    void recordBegins() {
        number++;
        elements = 0;
        text.recordBegins();
    }

    /** Goes on to the next event, one of {@link XMLStreamConstants}. */
    int next() throws IOException {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.DTD -> throw broken(XmlFault.NO_DOCTYPE);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw broken(XmlFault.NO_ENTITY);
                case XMLStreamConstants.START_ELEMENT -> begin();
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            IOException failure = XmlFault.of(e);
            throw failure instanceof XmlText.TooLongException ? tooLarge(JsonFormat.RECORD_LIMIT_WORDS) : failure;
        }
    }

    /** The parser keeps every name that it has met, and a candidate in memory takes more than its characters. */
    private void begin() throws UnreadableException {
        if (++elements > MOST_ELEMENTS) {
            throw tooLarge(MOST_ELEMENTS + " elements");
        }
        attributes = readAttributes();
        names.add(name());
        names.addAll(attributes.keySet());
        if (name().length() > LONGEST_NAME
                || attributes.keySet().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw broken("expected names of at most " + LONGEST_NAME + " characters");
        }
        if (names.size() > MOST_NAMES) {
            throw broken(
                    "expected at most " + MOST_NAMES + " different names of elements; what a vendor calls as it likes"
                            + " can be written as <field name=\"…\">");
        }
    }

    private Map<String, String> readAttributes() throws UnreadableException {
        Map<String, String> read = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!OF_XML.contains(String.valueOf(reader.getAttributeNamespace(i)))
                    && read.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i)) != null) {
                throw broken("expected each attribute once; prefixes make no difference");
            }
        }
        return read.isEmpty() ? Map.of() : read;
    }

    /** The name of the element that begins here, without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    /** The attributes of the element that has begun last, by their names without prefixes. */
    Map<String, String> attributes() {
        return attributes;
    }

    /** Adds the text that stands here; nothing when it is something else. */
    void textTo(StringBuilder all) {
        switch (reader.getEventType()) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                all.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            default -> {}
        }
    }

    Location location() {
        return reader.getLocation();
    }

    private UnreadableException tooLarge(String most) {
        return broken("expected a candidate of at most " + most + ", but number " + number + " is larger");
    }

    /** @param expected what should stand here */
    UnreadableException broken(String expected) {
        return new UnreadableException(Completeness.BROKEN, XmlFault.position(location()) + ": " + expected);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
