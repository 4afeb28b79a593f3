package dev.caravan.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.caravan.candidate.Warning;
import dev.caravan.document.Keeper;
import dev.caravan.intake.Passage.Judged;
import dev.caravan.ledger.Addressed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads and checks candidates as the {@link Intake} does, and takes none of them. */
@Singleton
public final class Inspection {

    private final Intake intake;
    private final CandidatesRequest requests;

    Inspection(Intake intake, CandidatesRequest requests) {
        this.intake = intake;
        this.requests = requests;
    }

    /**
     * The first candidates of what is handed in.
     *
     * @param keeper where the contents of their documents go
     * @throws UnreadableException when nothing of it can be taken
     */
    public Inspected inspect(Parcel parcel, int most, Keeper keeper) throws IOException {
        List<Inspected.One> candidates = new ArrayList<>();
        List<Judged> judged = intake.judge(parcel, most + 1, keeper);
        for (Judged one : judged.subList(0, Math.min(most, judged.size()))) {
            if (one instanceof Judged.Sound sound) {
                candidates.add(
                        new Inspected.One(sound.position(), sound.addressed(), sound.warnings(), null, List.of()));
            } else if (one instanceof Judged.Refused refused) {
                Result result = refused.result();
                candidates.add(new Inspected.One(
                        result.position(), null, result.warnings(), result.externalId(), result.problems()));
            }
        }
        return new Inspected(candidates, judged.size() > most);
    }

    /**
     * The candidates of a request's body, which has to be closed.
     *
     * @throws HttpProblem when its type or size is not one that may be posted
     */
    public Parcel posted(String contentType, InputStream body) throws IOException {
        return requests.parcel(contentType, body);
    }

    /** The candidates of a file, which may be as large as it likes, with the documents that lie beside it. */
    public static Parcel file(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Source source = Files.size(file) < 1_000_000
                ? new BodySource(Files.readAllBytes(file), name, "")
                : new FileSource(file.toRealPath(), name);
        return new Parcel(source, BesideFiles.lookingAt(file));
    }

    /** Candidates that stand in the ledger, by their canonical JSON. */
    public Inspected known(List<String> candidates) {
        List<Inspected.One> known = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            known.add(new Inspected.One(
                    Position.line(i + 1L), intake.known(candidates.get(i)), List.of(), null, List.of()));
        }
        return new Inspected(known, false);
    }

    /**
     * What the checks say.
     *
     * @param goesOn whether there are more candidates than were looked at
     */
    public record Inspected(List<One> candidates, boolean goesOn) {
        public Inspected {
            candidates = List.copyOf(candidates);
        }

        /**
         * One candidate.
         *
         * @param addressed null when it is refused
         * @param refusedId the id of one that is refused, as far as it has one
         */
        public record One(
                Position position,
                Addressed addressed,
                List<Warning> warnings,
                String refusedId,
                List<Problem> problems) {
            public One {
                warnings = List.copyOf(warnings);
                problems = List.copyOf(problems);
            }

            /** Its id; null when none could be read. */
            public String externalId() {
                return addressed == null ? refusedId : addressed.candidate().externalId();
            }

            /** Where it stands, under the word of its kind; nothing when it is all there is. */
            @JsonIgnore
            public Map<String, Object> place() {
                return position.place();
            }
        }
    }
}
