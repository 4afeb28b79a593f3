package dev.caravan.intake;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.catalogue.Vendors;
import dev.caravan.document.Batch;
import dev.caravan.document.Documents;
import dev.caravan.document.Keeper;
import dev.caravan.intake.Passage.Judged;
import dev.caravan.ledger.Acceptance;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Ledger;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one way in: whatever arrives, by whichever route, is read, checked and accepted here. */
@Named("intake")
@Singleton
@RegisterForReflection
final class Intake {

    private final Formats formats;
    private final CandidateCheck check;
    private final Supplier<Addressing> addressing;
    private final Documents documents;
    private final long documentLimit;
    private final Function<List<Addressed>, CompletableFuture<List<Acceptance>>> ledger;

    @Inject
    Intake(
            Formats formats,
            CandidateCheck check,
            Vendors vendors,
            Documents documents,
            @ConfigProperty(name = "caravan.documents.limit", defaultValue = "25M") MemorySize documentLimit,
            Ledger ledger) {
        this(
                formats,
                check,
                () -> new Addressing(vendors.known(), vendors.on()),
                documents,
                documentLimit.asLongValue(),
                ledger::accept);
    }

    Intake(
            Formats formats,
            CandidateCheck check,
            Supplier<Addressing> addressing,
            Documents documents,
            long documentLimit,
            Function<List<Addressed>, CompletableFuture<List<Acceptance>>> ledger) {
        this.formats = formats;
        this.check = check;
        this.addressing = addressing;
        this.documents = documents;
        this.documentLimit = documentLimit;
        this.ledger = ledger;
    }

    /**
     * Returns when all of the submission's candidates are committed, and the submission knows the result of each.
     *
     * @throws dev.caravan.ledger.LedgerUnavailableException when the ledger can't commit; it may be handed in again
     * @throws dev.caravan.document.DocumentsUnavailableException when a document can't be kept; the same
     * @throws AwaitedException when files have not come yet; it has to be handed in again
     */
    public void accept(Submission submission) throws IOException {
        Source source = submission.source();
        try (Records records = formats.of(source).open(source);
                Batch batch = documents.batch()) {
            submission.opened(records);
            Judge judge = judge(submission.enclosures(), batch);
            Passage passage = new Passage(ledger, submission, batch);
            boolean awaits = submission.enclosures().mayStillCome();
            for (Entry record = records.next(); record != null; record = records.next()) {
                if (awaits && judge.needsFilesBeside(record)) {
                    lookAhead(source, judge, submission.enclosures());
                    awaits = false;
                }
                passage.add(judge.of(record));
            }
            passage.finish();
            submission.completed();
        } catch (UnreadableException e) {
            submission.unreadable(e);
        }
    }

    /**
     * What the checks say of the first records; none of them is accepted. What is to be known of the whole is told with
     * the first, as far as it is known when not all is read.
     *
     * @param keeper where the contents of documents go
     */
    List<Judged> judge(Parcel parcel, int most, Keeper keeper) throws IOException {
        List<Judged> judged = new ArrayList<>();
        try (Records records = formats.of(parcel.source()).open(parcel.source())) {
            Judge judge = judge(parcel.enclosures(), keeper);
            Entry record = records.next();
            while (record != null && judged.size() < most) {
                judged.add(judge.of(record));
                record = records.next();
            }
            if (!judged.isEmpty()) {
                judged.set(0, judged.get(0).with(record == null ? parcel.warnings(records) : records.warnings()));
            }
        }
        return judged;
    }

    /** A candidate that stands in the ledger, with the vendors that it would go to now. */
    Addressed known(String canonical) {
        Verdict.Sound candidate = CandidateCheck.sound(canonical);
        return new Addressed(candidate, addressing.get().vendors(candidate.candidate()));
    }

    private Judge judge(Enclosures beside, Keeper keeper) {
        return new Judge(check, addressing.get(), beside, keeper, documentLimit);
    }

    /** Nothing is taken of a source as long as files that it names may still come. */
    private void lookAhead(Source source, Judge judge, Enclosures beside) throws IOException {
        Set<EnclosureName> names = new LinkedHashSet<>();
        try (Records records = formats.of(source).open(source)) {
            for (Entry record = records.next(); record != null; record = records.next()) {
                if (judge.needsFilesBeside(record)) {
                    names.addAll(EnclosureName.in(((Entry.Readable) record).candidate()));
                }
            }
        }
        List<EnclosureName> awaited = beside.awaited(names);
        if (!awaited.isEmpty()) {
            throw new AwaitedException(awaited.size());
        }
    }
}
