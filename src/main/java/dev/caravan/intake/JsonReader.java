package dev.caravan.intake;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON: one object, an array of objects, or one object a line. It is read line by line when its name or its media type
 * says so, or when its first line is a complete object and more follows.
 */
@Singleton
public final class JsonReader implements CandidateReader {

    private enum Shape {
        LINES,
        ONE_LINE,
        DOCUMENT
    }

    @Override
    public boolean reads(Source source) {
        return true;
    }

    @Override
    public Records open(Source source) throws IOException {
        if (shape(source) != Shape.LINES) {
            return JsonDocument.open(source);
        }
        if (JsonTail.of(source).isEmpty()) {
            throw new UnreadableException(Completeness.EMPTY, JsonScan.NOTHING);
        }
        return new JsonLines(new LineCutter(source.open(), JsonFormat.RECORD_LIMIT));
    }

    @Override
    public Completeness completeness(Source source) throws IOException {
        return switch (shape(source)) {
            case ONE_LINE -> Completeness.ONE_RECORD;
            case LINES -> lines(JsonTail.of(source));
            case DOCUMENT -> document(source);
        };
    }

    private static Completeness lines(JsonTail tail) {
        if (tail.isEmpty()) {
            return Completeness.EMPTY;
        }
        return tail.lineHasEnded() || isObject(tail.lastLine()) ? Completeness.RECORDS : Completeness.CUT;
    }

    /** What does not end with a bracket has not ended; to know that spares reading a growing file at every look. */
    private static Completeness document(Source source) throws IOException {
        JsonTail tail = JsonTail.shortOf(source);
        if (tail.isEmpty()) {
            return Completeness.EMPTY;
        }
        if (!tail.endsWithBracket()) {
            return Completeness.CUT;
        }
        try {
            JsonScan.throughout(source);
            return Completeness.WHOLE;
        } catch (UnreadableException e) {
            return e.completeness();
        }
    }

    private static Shape shape(Source source) throws IOException {
        if (source.nameEndsWith(".ndjson", ".jsonl") || source.mediaType().equals("application/x-ndjson")) {
            return Shape.LINES;
        }
        if (!startsWithBrace(source)) {
            return Shape.DOCUMENT;
        }
        try (LineCutter lines = new LineCutter(source.open(), JsonFormat.RECORD_LIMIT)) {
            byte[] first = nextInUse(lines);
            if (lines.wasTooLong() || !isObject(first)) {
                return Shape.DOCUMENT;
            }
            return nextInUse(lines) == null ? Shape.ONE_LINE : Shape.LINES;
        }
    }

    private static boolean startsWithBrace(Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(4096);
            int i = ByteOrderMark.starts(start, start.length) ? ByteOrderMark.LENGTH : 0;
            while (i < start.length && JsonTail.isBlank(start[i])) {
                i++;
            }
            return i < start.length && start[i] == '{';
        }
    }

    private static byte[] nextInUse(LineCutter lines) throws IOException {
        byte[] line = lines.next();
        while (line != null && !lines.wasTooLong() && JsonLines.isBlank(line)) {
            line = lines.next();
        }
        return line;
    }

    private static boolean isObject(byte[] line) {
        try {
            JsonLines.object(line);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }
}
