package dev.caravan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What a person needs to put a file right: the refused records in the file's own format, and the problems of each. Both
 * are on the disk, not only on their way there, before the file leaves the inbox.
 */
final class Refusals implements Closeable {

    private static final String WHAT_TO_DO =
            "Correct the records in the file beside this one, and drop that file into the inbox again.";

    private final Path records;
    private final Path problems;
    private final Corrections corrections;
    private final JsonGenerator out;

    /** @param format of the file's records; null when none of it could be read */
    Refusals(Path records, Path problems, Records format, String file, String claim) throws IOException {
        this.records = records;
        this.problems = problems;
        corrections =
                format == null ? null : format.corrections(new BufferedOutputStream(Files.newOutputStream(records)));
        out = JsonFormat.MAPPER
                .createGenerator(new BufferedOutputStream(Files.newOutputStream(problems)))
                .useDefaultPrettyPrinter();
        out.writeStartObject();
        out.writeStringField("file", file);
        out.writeStringField("claim", claim);
        out.writeStringField("whatToDo", WHAT_TO_DO);
        out.writeArrayFieldStart("problems");
    }

    void add(Result result, Entry record) throws IOException {
        corrections.add(record, result.problems());
        for (Problem problem : result.problems()) {
            add(result.place(), result.externalId(), problem);
        }
    }

    void add(Problem problem) throws IOException {
        add(Map.of(), null, problem);
    }

    private void add(Map<String, Object> place, String externalId, Problem problem) throws IOException {
        out.writePOJO(new Line(place, externalId, problem));
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Line(
            Map<String, Object> record,
            String externalId,
            @JsonUnwrapped Problem problem) {}

    /** @param original given back as it is when nothing of it was taken; null to give back the refused records */
    void end(Path original) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
        out.writeRaw('\n');
        close();
        if (original != null && (corrections == null || !corrections.tellProblems())) {
            try (OutputStream copy = Files.newOutputStream(records)) {
                Files.copy(original, copy);
            }
        }
        force(problems);
        force(records);
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (out.isClosed()) {
            return;
        }
        try (out) {
            if (corrections != null) {
                corrections.close();
            }
        }
    }
}
