package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Goes once through a JSON document, token by token, in memory that does not grow with it. */
final class JsonScan {

    static final String NOTHING = "expected candidates, but nothing is in it";

    private final StrictReader text;
    private final JsonParser parser;
    private long record;
    private long recordStart;

    private JsonScan(StrictReader text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** Returns when the source is one object or one array, whole and well-formed. */
    static void throughout(Source source) throws IOException {
        try (StrictReader text = new StrictReader(source.open());
                JsonParser parser = JsonFormat.FACTORY.createParser(text)) {
            new JsonScan(text, parser).scan();
        }
    }

    private void scan() throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new UnreadableException(Completeness.EMPTY, NOTHING);
            }
            if (!first.isStructStart()) {
                throw broken("expected an object, or an array of objects");
            }
            toTheEnd(first == JsonToken.START_ARRAY);
            if (parser.nextToken() != null) {
                throw broken("expected nothing after the end; several candidates are an array, or one object a line");
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableException(
                    JsonFault.isCut(e) ? Completeness.CUT : Completeness.BROKEN,
                    JsonFault.position(JsonFault.location(e, parser)) + ": " + JsonFault.expected(e, parser));
        } catch (StrictReader.UndecodableException e) {
            throw new UnreadableException(Completeness.BROKEN, e.getMessage());
        }
    }

    private void toTheEnd(boolean list) throws IOException {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new UnreadableException(Completeness.CUT, "expected more: the text ends too early; was it cut?");
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT && JsonFormat.isTooLong(parser.getDecimalValue())) {
                throw broken(JsonFault.NUMBER);
            }
            checkSize(list && depth == 1);
        }
    }

    private void checkSize(boolean recordEnds) throws UnreadableException {
        if (text.chars() - recordStart > JsonFormat.RECORD_LIMIT) {
            throw broken("expected a candidate of at most " + JsonFormat.RECORD_LIMIT_WORDS + ", but number "
                    + (record + 1) + " is larger");
        }
        if (recordEnds) {
            record++;
            recordStart = text.chars();
        }
    }

    private UnreadableException broken(String expected) {
        return new UnreadableException(
                Completeness.BROKEN, JsonFault.position(parser.currentTokenLocation()) + ": " + expected);
    }
}
