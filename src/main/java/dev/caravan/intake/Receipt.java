package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravan.candidate.Warning;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The receipt of a file, written while its records are accepted; the counts stand at its end. */
final class Receipt implements Closeable {

    private final JsonGenerator out;
    private long accepted;
    private long unchanged;
    private long refused;
    private boolean refusedAsAWhole;

    Receipt(Path path, String file, String claim) throws IOException {
        out = JsonFormat.MAPPER
                .createGenerator(new BufferedOutputStream(Files.newOutputStream(path)))
                .useDefaultPrettyPrinter();
        out.writeStartObject();
        out.writeStringField("file", file);
        out.writeStringField("claim", claim);
        out.writeArrayFieldStart("candidates");
    }

    void add(Result result) throws IOException {
        out.writePOJO(result);
        switch (result.status()) {
            case "accepted" -> accepted++;
            case "unchanged" -> unchanged++;
            default -> refused++;
        }
    }

    /** Ends the receipt of a file that was read to its end. */
    void end(Instant finishedAt, List<Warning> warnings, UntakenCount count) throws IOException {
        out.writeEndArray();
        if (!warnings.isEmpty()) {
            out.writePOJOField("warnings", warnings);
        }
        count.write(out);
        writeEnd(finishedAt);
    }

    /** Ends the receipt of a file of which nothing could be read. */
    void end(Instant finishedAt, Problem problem) throws IOException {
        out.writeEndArray();
        out.writePOJOField("problems", List.of(problem));
        refusedAsAWhole = true;
        writeEnd(finishedAt);
    }

    private void writeEnd(Instant finishedAt) throws IOException {
        out.writeNumberField("accepted", accepted);
        out.writeNumberField("unchanged", unchanged);
        out.writeNumberField("refused", refused);
        out.writeStringField("finishedAt", finishedAt.toString());
        out.writeEndObject();
        out.writeRaw('\n');
        out.close();
    }

    boolean tookNothing() {
        return accepted + unchanged == 0;
    }

    /** {@code accepted=2 unchanged=0 refused=1}, for the log. */
    String counts() {
        return "accepted=" + accepted + " unchanged=" + unchanged + " refused="
                + (refusedAsAWhole ? "the whole file" : String.valueOf(refused));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
