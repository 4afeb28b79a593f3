package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.candidate.Warning;
import dev.caravan.catalogue.Vendors;
import dev.caravan.intake.Passage.Judged;
import dev.caravan.ledger.Acceptance;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Ledger;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The one way in: whatever arrives, by whichever route, is read, checked and accepted here. */
@Named("intake")
@Singleton
@RegisterForReflection
final class Intake {

    private final Formats formats;
    private final CandidateCheck check;
    private final Supplier<Addressing> addressing;
    private final Function<List<Addressed>, CompletableFuture<List<Acceptance>>> ledger;

    @Inject
    Intake(Formats formats, CandidateCheck check, Vendors vendors, Ledger ledger) {
        this(formats, check, () -> new Addressing(vendors.known(), vendors.on()), ledger::accept);
    }

    Intake(
            Formats formats,
            CandidateCheck check,
            Supplier<Addressing> addressing,
            Function<List<Addressed>, CompletableFuture<List<Acceptance>>> ledger) {
        this.formats = formats;
        this.check = check;
        this.addressing = addressing;
        this.ledger = ledger;
    }

    /**
     * Returns when all of the submission's candidates are committed, and the submission knows the result of each.
     *
     * @throws dev.caravan.ledger.LedgerUnavailableException when the ledger can't commit; it may be handed in again
     */
    public void accept(Submission submission) throws IOException {
        Source source = submission.source();
        try (Records records = formats.of(source).open(source)) {
            submission.opened(records);
            Addressing now = addressing.get();
            Passage passage = new Passage(ledger, submission);
            for (Entry record = records.next(); record != null; record = records.next()) {
                passage.add(judge(record, now), record.weight());
            }
            passage.finish();
            submission.completed();
        } catch (UnreadableException e) {
            submission.unreadable(e);
        }
    }

    /** What the checks say of the first records; none of them is accepted. */
    List<Judged> judge(Source source, int most) throws IOException {
        List<Judged> judged = new ArrayList<>();
        try (Records records = formats.of(source).open(source)) {
            Addressing now = addressing.get();
            Entry record = records.next();
            while (record != null && judged.size() < most) {
                judged.add(judge(record, now));
                record = records.next();
            }
        }
        return judged;
    }

    private Judged judge(Entry record, Addressing addressing) {
        if (record instanceof Entry.Unreadable unreadable) {
            return refused(record, null, List.of(Problem.unreadable(unreadable.problem())));
        }
        Origin origin = ((Entry.Readable) record).origin();
        JsonNode given = ((Entry.Readable) record).candidate();
        if (!given.isObject()) {
            return refused(record, null, List.of(Problem.at("", "an object", shape(given))));
        }
        Verdict verdict = check.check(given);
        List<Problem> problems = new ArrayList<>(origin.problems());
        if (verdict instanceof Verdict.Refused refused) {
            refused.problems().forEach(violation -> problems.add(origin.told(Problem.of(violation))));
        }
        addressing.problems(given).forEach(problem -> problems.add(origin.told(problem)));
        if (!problems.isEmpty()) {
            return refused(record, verdict.externalId(), problems);
        }
        Verdict.Sound sound = (Verdict.Sound) verdict;
        List<Warning> warnings = new ArrayList<>(origin.warnings());
        Stream.concat(sound.warnings().stream(), addressing.warnings(given).stream())
                .forEach(warning -> warnings.add(origin.told(warning)));
        return new Judged.Sound(
                record.position(),
                new Addressed(sound, addressing.vendors(sound.candidate())),
                warnings,
                (Entry.Readable) record);
    }

    private static Judged refused(Entry record, String externalId, List<Problem> problems) {
        return new Judged.Refused(Result.refused(record.position(), externalId, problems), record);
    }

    private static String shape(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }
}
