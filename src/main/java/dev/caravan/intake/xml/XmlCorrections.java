package dev.caravan.intake.xml;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Candidates as they were, in UTF-8, each with what is wrong with it as its first element, which is not read again. */
final class XmlCorrections implements Corrections {

    static final String PROBLEM = "problem";

    private static final XMLOutputFactory FACTORY = factory();

    private final OutputStream out;
    private final XMLStreamWriter xml;
    private final boolean isList;

    private XmlCorrections(OutputStream out, XMLStreamWriter xml, boolean isList) {
        this.out = out;
        this.xml = xml;
        this.isList = isList;
    }

    static XmlCorrections to(OutputStream out, boolean isList) throws IOException {
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            if (isList) {
                xml.writeCharacters("\n");
                xml.writeStartElement(XmlStream.LIST);
            }
            return new XmlCorrections(out, xml, isList);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** XML 1.1 has characters that 1.0 can't say. */
    private static XMLOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER, new InvalidCharHandler.ReplacingHandler('\uFFFD'));
        return factory;
    }

    @Override
    public void add(Entry refused, List<Problem> problems) throws IOException {
        XmlOrigin origin = (XmlOrigin) ((Entry.Readable) refused).origin();
        try {
            write(origin.element(), isList ? 1 : 0, told(problems));
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static String told(List<Problem> problems) {
        return problems.stream().map(Problem::message).collect(Collectors.joining("; "));
    }

    /** @param problem stands in a candidate only; empty when there is none */
    private void write(Element element, int depth, String problem) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        xml.writeCharacters(element.text());
        if (!problem.isEmpty()) {
            indent(depth + 1);
            xml.writeStartElement(PROBLEM);
            xml.writeCharacters(problem);
            xml.writeEndElement();
        }
        boolean isCandidate = depth == (isList ? 1 : 0);
        boolean hasChildren = !problem.isEmpty();
        for (Element child : element.children()) {
            if (!isCandidate || problem.isEmpty() || !child.name().equals(PROBLEM)) {
                write(child, depth + 1, "");
                hasChildren = true;
            }
        }
        if (hasChildren) {
            indent(depth);
        }
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    @Override
    public boolean tellProblems() {
        return true;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (isList) {
                indent(0);
                xml.writeEndElement();
            }
            indent(0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static IOException failure(XMLStreamException fault) {
        Throwable cause = fault.getNestedException() == null ? fault.getCause() : fault.getNestedException();
        return cause instanceof IOException trouble ? trouble : new IOException("XML can't be written", fault);
    }
}
