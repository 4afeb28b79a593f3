package dev.caravan.intake.xml;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.JsonFormat;
import dev.caravan.intake.Source;
import dev.caravan.intake.StrictReader;
import dev.caravan.intake.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The characters of a document, strictly in the encoding that it declares: where it can't read, the parser would put a
 * replacement character. No more is handed out for one candidate than a candidate may have, whatever the parser collects.
 */
final class XmlText extends Reader {

    private static final Map<String, Charset> MARKS = Map.of(
            "efbbbf", StandardCharsets.UTF_8, "fffe", StandardCharsets.UTF_16LE, "feff", StandardCharsets.UTF_16BE);

    private final StrictReader in;
    private long begin;

    private XmlText(StrictReader in) {
        this.in = in;
    }

    static XmlText open(Source source) throws IOException {
        Charset charset = charset(source);
        return new XmlText(new StrictReader(source.open(), charset));
    }

    /** By its byte order mark, or by its first line; without either it is UTF-8. */
    private static Charset charset(Source source) throws IOException {
        Optional<Charset> marked = marked(source);
        if (marked.isPresent()) {
            return marked.get();
        }
        try (InputStream in = source.open()) {
            XMLStreamReader reader = XmlParser.factory().createXMLStreamReader(in);
            return reader.getEncoding() == null
                    ? StandardCharsets.UTF_8
                    : asWritten(Charset.forName(reader.getEncoding()));
        } catch (XMLStreamException e) {
            throw XmlFault.of(e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(Completeness.BROKEN, "line 1: " + XmlFault.ENCODING);
        }
    }

    /** An editor that saves in another encoding may leave the declaration as it was. */
    private static Optional<Charset> marked(Source source) throws IOException {
        try (InputStream in = source.open()) {
            String beginning = HexFormat.of().formatHex(in.readNBytes(3));
            return MARKS.entrySet().stream()
                    .filter(mark -> beginning.startsWith(mark.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /** Who says ISO-8859-1 writes Windows-1252, which has letters and quotes in place of controls. */
    private static Charset asWritten(Charset declared) {
        return declared.equals(StandardCharsets.ISO_8859_1) ? Charset.forName("windows-1252") : declared;
    }

    /** From here on there is room for one candidate. */
    void recordBegins() {
        begin = in.chars();
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (in.chars() - begin > JsonFormat.RECORD_LIMIT) {
            throw new TooLongException();
        }
        return in.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** One candidate is longer than any may be. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
