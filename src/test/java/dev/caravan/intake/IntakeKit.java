package dev.caravan.intake;

import dev.caravan.SettableClock;
import dev.caravan.candidate.CandidateCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The parts of the intake, put together with a ledger in memory and a clock that stands still. */
final class IntakeKit {

    static final Duration SETTLE = Duration.ofSeconds(5);

    private static final SortedSet<String> KNOWN = new TreeSet<>(Set.of("alpha", "beta", "gamma"));
    private static final SortedSet<String> ON = new TreeSet<>(Set.of("alpha", "beta"));

    final SettableClock clock = new SettableClock(Instant.now());
    final FakeLedger ledger;
    final Formats formats = Given.formats();
    final Gate gate = new Gate(clock);
    Untaken.Look untaken = candidate -> Untaken.Found.NOTHING;
    final Claims claims = new Claims(gate, () -> candidate -> untaken.of(candidate), clock);
    final Filing filing = new Filing();
    final WholeFiles wholeFiles = new WholeFiles(formats, gate, clock, SETTLE);
    final InboxFiles inboxFiles = new InboxFiles(gate, claims, filing, new Inboxes(Path.of("inbox")));
    final Intake intake;

    IntakeKit() {
        this(new FakeLedger());
    }

    private IntakeKit(FakeLedger ledger) {
        this.ledger = ledger;
        this.intake = new Intake(formats, CandidateCheck.forRegion("FR"), () -> new Addressing(KNOWN, ON), ledger);
    }

    /** The same ledger, and nothing else of what was known. */
    IntakeKit afterRestart() {
        return new IntakeKit(ledger);
    }

    static PostedCandidates posted(String body, String mediaType) {
        return posted(body.getBytes(StandardCharsets.UTF_8), mediaType);
    }

    static PostedCandidates posted(byte[] body, String mediaType) {
        return new PostedCandidates(new BodySource(body, "", mediaType), Preferences.of(List.of()));
    }

    List<Result> accept(String body) throws IOException {
        PostedCandidates posted = posted(body, "application/json");
        intake.accept(posted);
        return posted.results();
    }
}
