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
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The characters of a document, strictly in the encoding that it declares: where it can't read, the parser would put a
 * replacement character. No more is handed out for one candidate than a candidate may have, whatever the parser collects.
 */
final class XmlText extends Reader {

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
        try (InputStream in = source.open()) {
            XMLStreamReader reader = XmlParser.factory().createXMLStreamReader(in);
            if ("1.1".equals(reader.getVersion())) {
                throw new UnreadableException(Completeness.BROKEN, "line 1: expected version=\"1.0\"");
            }
            Charset declared =
                    reader.getEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(reader.getEncoding());
            return hasMarkOfUtf8(source) ? StandardCharsets.UTF_8 : asWritten(declared);
        } catch (XMLStreamException e) {
            throw XmlFault.of(e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(Completeness.BROKEN, "line 1: " + XmlFault.ENCODING);
        }
    }

    /** An editor that saves as UTF-8 may leave the declaration as it was. */
    private static boolean hasMarkOfUtf8(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return Arrays.equals(in.readNBytes(3), new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
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
