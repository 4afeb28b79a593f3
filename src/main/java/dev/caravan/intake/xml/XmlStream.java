package dev.caravan.intake.xml;

import dev.caravan.intake.Source;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;

/** Goes once through a document, candidate by candidate. */
final class XmlStream implements Closeable {

    static final String LIST = "candidates";
    static final String CANDIDATE = "candidate";

    private final XmlParser parser;
    private final boolean isList;
    private boolean started;

    private XmlStream(XmlParser parser) throws IOException {
        this.parser = parser;
        while (parser.next() != XMLStreamConstants.START_ELEMENT) {
            // a comment, or white space
        }
        isList = parser.name().equals(LIST);
        if (!isList && !parser.name().equals(CANDIDATE)) {
            throw parser.broken(
                    "expected <candidates> or <candidate> around all, found <" + XmlPlace.shown(parser.name()) + ">");
        }
        if (isList && !parser.attributes().isEmpty()) {
            throw parser.broken("expected no attributes of <candidates>");
        }
    }

    static XmlStream open(Source source) throws IOException {
        XmlParser parser = XmlParser.open(source);
        try {
            return new XmlStream(parser);
        } catch (IOException | RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    /** Returns when the source is well-formed to its end, and is candidates by its outer elements. */
    static void throughout(Source source) throws IOException {
        try (XmlStream stream = open(source)) {
            while (stream.toNext()) {
                stream.skip();
            }
        }
    }

    boolean isList() {
        return isList;
    }

    /** How many characters were read; it may overflow, but not in what is between two candidates. */
    int offset() {
        return parser.location().getCharacterOffset();
    }

    /** Goes on to the start of the next candidate; false after the last, when the document has ended. */
    boolean toNext() throws IOException {
        boolean isFirst = !started;
        started = true;
        parser.recordBegins();
        if (isList ? toStart() : isFirst) {
            return true;
        }
        while (parser.next() != XMLStreamConstants.END_DOCUMENT) {
            // a comment, or white space
        }
        return false;
    }

    private boolean toStart() throws IOException {
        StringBuilder between = new StringBuilder();
        for (int event = parser.next(); event != XMLStreamConstants.END_ELEMENT; event = parser.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!parser.name().equals(CANDIDATE)) {
                    throw parser.broken("expected <candidate>, found <" + XmlPlace.shown(parser.name()) + ">");
                }
                return true;
            }
            parser.textTo(between);
            if (!between.toString().isBlank()) {
                throw parser.broken("expected <candidate>, found text");
            }
            between.setLength(0);
        }
        return false;
    }

    /** Goes to the end of the element that has just begun. */
    private void skip() throws IOException {
        for (int depth = 1; depth > 0; ) {
            int event = parser.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** The element that has just begun, to its end. */
    Element element() throws IOException {
        Location at = parser.location();
        String name = parser.name();
        Map<String, String> attributes = parser.attributes();
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = parser.next(); event != XMLStreamConstants.END_ELEMENT; event = parser.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element());
            } else {
                parser.textTo(text);
            }
        }
        boolean isAround = !children.isEmpty() && text.toString().isBlank();
        return new Element(
                name,
                attributes,
                List.copyOf(children),
                isAround ? "" : text.toString(),
                at.getLineNumber(),
                at.getColumnNumber());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
