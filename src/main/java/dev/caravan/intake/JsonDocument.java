package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One JSON object, or an array of them. It was read to its end before, so that a problem at the end refuses all of it. */
final class JsonDocument implements Records {

    private final StrictReader text;
    private final JsonParser parser;
    private final boolean isList;
    private long index;
    private boolean ended;

    private JsonDocument(StrictReader text) throws IOException {
        this.text = text;
        this.parser = JsonFormat.FACTORY.createParser(text);
        this.isList = parser.nextToken() == JsonToken.START_ARRAY;
    }

    static JsonDocument open(Source source) throws IOException {
        JsonScan.throughout(source);
        return new JsonDocument(new StrictReader(source.open()));
    }

    @Override
    public Entry next() throws IOException {
        if (ended || isList && hasEnded(parser.nextToken())) {
            ended = true;
            return null;
        }
        ended = !isList;
        long start = text.chars();
        JsonNode node = JsonFormat.MAPPER.readTree(parser);
        Position position = Position.pointer(isList ? "/" + index++ : "");
        return new Entry.Readable(position, node, Origin.PLAIN, (int) (3 * (text.chars() - start)));
    }

    private static boolean hasEnded(JsonToken token) throws EOFException {
        if (token == null) {
            throw new EOFException("The source became shorter while it was read");
        }
        return token == JsonToken.END_ARRAY;
    }

    @Override
    public boolean isList() {
        return isList;
    }

    @Override
    public Corrections corrections(OutputStream out) throws IOException {
        JsonGenerator generator = JsonFormat.FACTORY.createGenerator(out).useDefaultPrettyPrinter();
        if (isList) {
            generator.writeStartArray();
        }
        return new DocumentCorrections(generator, isList);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private record DocumentCorrections(JsonGenerator generator, boolean isList) implements Corrections {

        @Override
        public void add(Entry refused, List<Problem> problems) throws IOException {
            if (refused instanceof Entry.Readable readable) {
                JsonFormat.MAPPER.writeTree(generator, readable.candidate());
            }
        }

        @Override
        public void close() throws IOException {
            if (isList) {
                generator.writeEndArray();
            }
            generator.writeRaw('\n');
            generator.close();
        }
    }
}
