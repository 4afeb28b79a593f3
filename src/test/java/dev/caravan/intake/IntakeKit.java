package dev.caravan.intake;

import dev.caravan.SettableClock;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.document.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** The parts of the intake, put together with a ledger in memory and a clock that stands still. */
final class IntakeKit {

    static final Duration SETTLE = Duration.ofSeconds(5);

    static final Duration DOCUMENT_WAIT = Duration.ofMinutes(1);
    static final int DOCUMENT_LIMIT = 300_000;

    private static final SortedSet<String> KNOWN = new TreeSet<>(Set.of("alpha", "beta", "gamma"));
    private static final SortedSet<String> ON = new TreeSet<>(Set.of("alpha", "beta"));

    final SettableClock clock = new SettableClock(Instant.now());
    final FakeLedger ledger;
    final Formats formats = Given.formats();
    final Gate gate = new Gate(clock);
    Untaken.Look untaken = candidate -> Untaken.Found.NOTHING;
    final InboxDocuments inboxDocuments;
    final Claims claims;
    final Filing filing = new Filing();
    final WholeFiles wholeFiles;
    final InboxFiles inboxFiles;
    final Documents documents;
    final Intake intake;

    IntakeKit() {
        this(new FakeLedger(), Documents.in(Path.of("target", "test-documents", String.valueOf(UUID.randomUUID()))));
    }

    private IntakeKit(FakeLedger ledger, Documents documents) {
        this.ledger = ledger;
        this.documents = documents;
        inboxDocuments = new InboxDocuments(gate, new DocumentFiling(documents), clock, SETTLE, DOCUMENT_WAIT);
        claims = new Claims(gate, inboxDocuments, () -> candidate -> untaken.of(candidate), clock);
        wholeFiles = new WholeFiles(formats, gate, inboxDocuments, clock, SETTLE);
        inboxFiles = new InboxFiles(gate, claims, filing, inboxDocuments, new Inboxes(Path.of("inbox")));
        intake = new Intake(
                formats,
                CandidateCheck.forRegion("FR"),
                () -> new Addressing(KNOWN, ON),
                documents,
                DOCUMENT_LIMIT,
                ledger);
    }

    /** The same ledger, and nothing else of what was known. */
    IntakeKit afterRestart() {
        return new IntakeKit(ledger, documents);
    }

    static PostedCandidates posted(String body, String mediaType) {
        return posted(body.getBytes(StandardCharsets.UTF_8), mediaType);
    }

    static PostedCandidates posted(byte[] body, String mediaType) {
        return new PostedCandidates(Parcel.of(new BodySource(body, "", mediaType)), Preferences.of(List.of()));
    }

    List<Result> accept(String body) throws IOException {
        PostedCandidates posted = posted(body, "application/json");
        intake.accept(posted);
        return posted.results();
    }
}
