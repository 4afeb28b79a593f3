package dev.caravan.intake.resume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Problem;
import dev.caravan.intake.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Resumes in whatever JSON they come, one at a time as a rule. */
final class ResumeRecords implements Records {

    private final Records json;
    private final String idOfFile;

    ResumeRecords(Records json, String idOfFile) {
        this.json = json;
        this.idOfFile = json.isList() ? null : idOfFile;
    }

    @Override
    public Entry next() throws IOException {
        Entry entry = json.next();
        if (!(entry instanceof Entry.Readable readable) || !readable.candidate().isObject()) {
            return entry;
        }
        ResumeReading reading = ResumeReading.of(readable.candidate(), idOfFile);
        ResumeOrigin origin = new ResumeOrigin(readable, reading.origins(), reading.warnings());
        return new Entry.Readable(readable.position(), reading.candidate(), origin, 2 * readable.weight());
    }

    @Override
    public boolean isList() {
        return json.isList();
    }

    @Override
    public Corrections corrections(OutputStream out) throws IOException {
        return new ResumeCorrections(json.corrections(out), idOfFile);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    /** Refused resumes as they were; with the id that was the file's name, as the corrected file may get another. */
    private record ResumeCorrections(Corrections json, String idOfFile) implements Corrections {

        @Override
        public void add(Entry refused, List<Problem> problems) throws IOException {
            if (refused instanceof Entry.Readable readable && readable.origin() instanceof ResumeOrigin origin) {
                Entry.Readable given = origin.given();
                JsonNode kept = ResumeId.kept(given.candidate(), idOfFile);
                json.add(new Entry.Readable(given.position(), kept, given.origin(), given.weight()), problems);
            } else {
                json.add(refused, problems);
            }
        }

        @Override
        public boolean tellProblems() {
            return idOfFile != null;
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }
}
