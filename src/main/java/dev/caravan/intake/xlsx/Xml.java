package dev.caravan.intake.xlsx;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.UnreadableException;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One part of a workbook, read element by element by Woodstox, within limits that no real workbook meets. */
final class Xml implements Closeable {

    /** The longest text that any field of a candidate may have; Excel stops far before. */
    static final int LONGEST_TEXT = 200_000;

    private static final int MOST_NAMES = 1000;
    private static final XMLInputFactory FACTORY = factory();

    private final String name;
    private final InputStream in;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    Xml(String name, InputStream in) throws IOException {
        this.name = name;
        this.in = in;
        try {
            reader = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 64 * 1024);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 100);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
        return factory;
    }

    /** Goes on to the next tag; false after the last. */
    boolean next() throws IOException {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw damaged("expected no DOCTYPE");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    checkNames();
                    return true;
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    boolean starts(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    /** The attribute of that name, in whatever namespace; null when there is none. */
    String attribute(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(attribute)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element that has just begun, to its end. */
    String text() throws IOException {
        text.setLength(0);
        try {
            for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.DTD) {
                    throw damaged("expected text");
                }
                if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
                if (text.length() > LONGEST_TEXT) {
                    throw damaged("expected at most " + LONGEST_TEXT + " characters in a cell");
                }
            }
            return text.toString();
        } catch (XMLStreamException e) {
            throw failure(e);
        } catch (WstxLazyException e) {
            if (e.getCause() instanceof XMLStreamException fault) {
                throw failure(fault);
            }
            throw e;
        }
    }

    /** The reader keeps every name that it has met. */
    private void checkNames() throws UnreadableException {
        names.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        if (names.size() > MOST_NAMES) {
            throw damaged("expected the elements of a workbook");
        }
    }

    private IOException failure(XMLStreamException fault) {
        Throwable cause = fault.getNestedException() == null ? fault.getCause() : fault.getNestedException();
        boolean isReading = cause instanceof IOException && !isDamage(cause);
        return isReading ? (IOException) cause : damaged("expected well-formed XML");
    }

    private static boolean isDamage(Throwable cause) {
        return cause instanceof ZipException
                || cause instanceof EOFException
                || cause instanceof CharConversionException;
    }

    UnreadableException damaged(String expected) {
        return new UnreadableException(
                Completeness.BROKEN,
                name + ": " + expected + "; open the workbook in a spreadsheet program and save it again");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
