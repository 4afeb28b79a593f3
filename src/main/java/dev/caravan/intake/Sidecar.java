package dev.caravan.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a receipt or a list of problems says of its file: whom of those who are searched for it names, and whom else.
 *
 * @param file the name that the file was dropped with
 * @param named those of the ids searched for that are in it
 * @param others whether it speaks of other records, too
 * @param namesNobody whether it names no id at all, as when nothing of the file could be read
 */
record Sidecar(String file, Set<String> named, boolean others, boolean namesNobody) {

    private static final String ID = "externalId";
    private static final Set<String> LISTS = Set.of("candidates", "problems");

    /** Empty when the file is something else. */
    static Optional<Sidecar> read(Path path, Set<String> wanted) throws IOException {
        try (JsonParser parser = JsonFormat.FACTORY.createParser(path.toFile())) {
            return read(parser, wanted);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether it tells the problems of a document that was refused; it belongs to no claim. */
    static boolean isOfDocument(Path path) throws IOException {
        try {
            JsonNode told = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? JsonFormat.MAPPER.readTree(path.toFile())
                    : MissingNode.getInstance();
            return told.has("file") && told.has("whatToDo") && told.has("problems") && !told.has("claim");
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Optional<Sidecar> read(JsonParser parser, Set<String> wanted) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        String file = null;
        boolean claimed = false;
        boolean others = false;
        boolean namesNobody = true;
        Set<String> named = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (LISTS.contains(field) && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    JsonNode id = JsonFormat.MAPPER.<JsonNode>readTree(parser).path(ID);
                    namesNobody &= !id.isTextual();
                    others |= !id.isTextual() || !wanted.contains(id.textValue());
                    if (id.isTextual() && wanted.contains(id.textValue())) {
                        named.add(id.textValue());
                    }
                }
            } else {
                file = field.equals("file") ? parser.getText() : file;
                claimed |= field.equals("claim");
                parser.skipChildren();
            }
        }
        return claimed && file != null ? Optional.of(new Sidecar(file, named, others, namesNobody)) : Optional.empty();
    }

    /** Writes the same without what it says of those ids. */
    static void without(Path path, Set<String> ids, Path to) throws IOException {
        try (JsonParser parser = JsonFormat.FACTORY.createParser(path.toFile());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to));
                JsonGenerator generator = JsonFormat.MAPPER.createGenerator(out).useDefaultPrettyPrinter()) {
            parser.nextToken();
            generator.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                generator.writeFieldName(field);
                if (parser.nextToken() == JsonToken.START_ARRAY && LISTS.contains(field)) {
                    generator.writeStartArray();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        JsonNode record = JsonFormat.MAPPER.readTree(parser);
                        if (!ids.contains(record.path(ID).textValue())) {
                            JsonFormat.MAPPER.writeTree(generator, record);
                        }
                    }
                    generator.writeEndArray();
                } else {
                    generator.copyCurrentStructure(parser);
                }
            }
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }
}
