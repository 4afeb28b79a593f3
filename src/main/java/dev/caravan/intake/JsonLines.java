package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One JSON object a line. A line that can't be read is a problem of its own; the next ones go on. */
final class JsonLines implements Records {

    private final LineCutter lines;

    JsonLines(LineCutter lines) {
        this.lines = lines;
    }

    @Override
    public Entry next() throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (lines.wasTooLong()) {
                return unreadable(
                        "expected a line of at most " + JsonFormat.RECORD_LIMIT_WORDS
                                + "; it stands in the original file only",
                        null);
            }
            if (!isBlank(line)) {
                return entry(line);
            }
        }
        return null;
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public Corrections corrections(OutputStream out) {
        return new LineCorrections(out);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Entry entry(byte[] line) throws IOException {
        try {
            return new Entry.Readable(Position.line(lines.number()), object(line), new Line(line), 3 * line.length);
        } catch (UnreadableException e) {
            return unreadable(e.getMessage(), line);
        }
    }

    private Entry unreadable(String problem, byte[] line) {
        return new Entry.Unreadable(Position.line(lines.number()), problem, line);
    }

    /** The object that a line is. The problem says the column, as the line is known. */
    static JsonNode object(byte[] line) throws UnreadableException {
        String text = text(line);
        try (JsonParser parser = JsonFormat.FACTORY.createParser(text)) {
            return object(parser);
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory can always be read", e);
        }
    }

    private static JsonNode object(JsonParser parser) throws IOException {
        try {
            JsonNode node = JsonFormat.MAPPER.readTree(parser);
            if (!node.isObject()) {
                throw broken("expected one JSON object on the line");
            }
            if (parser.nextToken() != null) {
                throw broken(JsonFault.column(parser.currentTokenLocation())
                        + ": expected the end of the line after the object");
            }
            return node;
        } catch (JsonProcessingException e) {
            String expected = JsonFault.column(JsonFault.location(e, parser)) + ": " + JsonFault.expected(e, parser);
            throw new UnreadableException(JsonFault.isCut(e) ? Completeness.CUT : Completeness.BROKEN, expected);
        } catch (JsonFormat.NumberTooLongException e) {
            throw broken(JsonFault.column(parser.currentTokenLocation()) + ": " + JsonFault.NUMBER);
        }
    }

    private static String text(byte[] line) throws UnreadableException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            int column = new String(line, 0, bytes.position(), StandardCharsets.UTF_8).length() + 1;
            throw broken(
                    new StrictReader.UndecodableException("column " + column, StandardCharsets.UTF_8).getMessage());
        }
    }

    private static UnreadableException broken(String message) {
        return new UnreadableException(Completeness.BROKEN, message);
    }

    static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** A line as it was. */
    private record Line(byte[] bytes) implements Origin {}

    /** Refused lines as they were. */
    private record LineCorrections(OutputStream out) implements Corrections {

        @Override
        public void add(Entry refused, List<Problem> problems) throws IOException {
            byte[] raw = refused instanceof Entry.Readable readable
                    ? ((Line) readable.origin()).bytes()
                    : ((Entry.Unreadable) refused).raw();
            if (raw != null) {
                out.write(raw);
                out.write('\n');
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
