package dev.caravan.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The durable record of candidates, deliveries and attempts: the one truth. */
public class Ledger implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ledger.class);

    private static final String HEARTBEAT = "update heartbeat set at = ?";

    private final Writer writer;
    private final Reading reading;
    private final Dialect dialect;
    private final Tombstones tombstones;
    private final Pauses pauses = new Pauses();
    private final Listeners listeners = new Listeners();

    private Ledger(DataSource database, Dialect dialect, Tombstones tombstones) {
        this.writer = new Writer(database, dialect);
        this.reading = new Reading(database);
        this.dialect = dialect;
        this.tombstones = tombstones;
    }

    /** A ledger in a SQLite database whose tables are there already. */
    public static Ledger inSqlite(DataSource database, Clock clock) {
        return inSqlite(database, clock, null);
    }

    /** @param erasureKey what the hashes of erased people are made with; null for a key that the ledger makes */
    static Ledger inSqlite(DataSource database, Clock clock, String erasureKey) {
        return new Ledger(database, new SqliteDialect(clock), new Tombstones(erasureKey));
    }

    /**
     * Takes the candidates and their deliveries down, in one transaction; the answer, in the same order, comes after its
     * commit. The same id may stand in the list more than once: the later content wins.
     *
     * @return fails with {@link LedgerUnavailableException} when nothing could be committed
     */
    public CompletableFuture<List<Acceptance>> accept(List<Addressed> candidates) {
        return writer.submit(statements -> {
                    Accepting accepting = new Accepting(statements, tombstones, dialect.now(statements));
                    return new Accepted(accepting.accept(candidates), accepting.woken());
                })
                .thenApply(accepted -> {
                    accepted.woken.forEach(listeners::wake);
                    return accepted.acceptances;
                });
    }

    /**
     * Leases due deliveries of the vendor to the caller, the longest due first.
     *
     * @param most how many at the most, from 1
     * @param lease how long they are the caller's; afterwards they are due again, and uncertain
     * @param held the fencing token of each delivery that the caller holds already: those go on, even when their lease ran
     *     out because the ledger could not be written
     */
    public CompletableFuture<Claims> claim(String vendor, int most, Duration lease, Map<Long, Long> held) {
        return writer.submit(statements -> new Claiming(statements, dialect, pauses).claim(vendor, most, lease, held));
    }

    /** Makes the leases last that long from now. Answers the ids of those that are still the caller's. */
    public CompletableFuture<Set<Long>> renew(List<Claim> claims, Duration lease) {
        return writer.submit(statements -> new Claiming(statements, dialect, pauses).renew(claims, lease));
    }

    /** Takes the outcomes of claimed deliveries down, in one transaction. */
    public CompletableFuture<Void> settle(List<Settlement> settlements) {
        return writer.submit(statements -> new Settling(statements, dialect.now(statements)).settle(settlements))
                .thenAccept(stale -> {
                    stale.forEach(Ledger::warnOfStale);
                    listeners.settled(settlements.stream()
                            .map(settlement -> settlement.claim().externalId())
                            .collect(Collectors.toSet()));
                });
    }

    /** Remembers, over a restart too, that the vendor as a whole is waited for. */
    public CompletableFuture<Integer> waitFor(VendorWait wait) {
        return writer.submit(statements -> Waits.put(statements, wait));
    }

    /** The vendor is no longer waited for. */
    public CompletableFuture<Integer> waitNoMore(String vendor) {
        return writer.submit(statements -> Waits.remove(statements, vendor));
    }

    /** Calls {@code waker} whenever the vendor may have something due now; one waker for each vendor. */
    public void onDue(String vendor, Runnable waker) {
        listeners.onDue(vendor, waker);
    }

    /** Calls {@code watcher} with the external ids of deliveries that were settled, right after the commit. */
    public void onSettled(Consumer<Set<String>> watcher) {
        listeners.onSettled(watcher);
    }

    /** The candidate with its deliveries, as they are now. Throws {@link LedgerUnavailableException}. */
    public Optional<CandidateView> candidate(String externalId) {
        return reading.candidate(externalId);
    }

    /** The candidate's attempts, newest first. Throws {@link LedgerUnavailableException}. */
    public List<AttemptView> attempts(String externalId, int most) {
        return reading.attempts(externalId, most);
    }

    /** The external id of the candidate that the vendor knows by that id of its own. */
    public Optional<String> ownerOf(String vendor, String vendorId) {
        return reading.ownerOf(vendor, vendorId);
    }

    /** The vendors that are waited for. Throws {@link LedgerUnavailableException}. */
    public List<VendorWait> waits() {
        return reading.read(Waits::all);
    }

    /** How many requests the vendor may have refused since then, at the most; what is under way counts too. */
    public int refusalsSince(String vendor, Instant since) {
        return reading.refusalsSince(vendor, since);
    }

    /** What would be sent, and what was. */
    public Foresight foresight() {
        return new Foresight(reading);
    }

    /** What people do to deliveries by hand. */
    public Operations operations() {
        return new Operations(access(), pauses);
    }

    /** How people are erased. */
    public Erasures erasures() {
        return new Erasures(access(), tombstones);
    }

    /** What forgets by these settings. */
    Retention retention(RetentionSettings settings) {
        return new Retention(access(), settings);
    }

    /** The vendors that are paused. Throws {@link LedgerUnavailableException}. */
    public List<Pause> pauses() {
        return reading.read(Pauses::all);
    }

    /** Whether the vendor was paused when that was asked or changed last: at every claim at the latest. Costs nothing. */
    public boolean isPaused(String vendor) {
        return pauses.isPaused(vendor);
    }

    /** Why the ledger could not commit lately; empty when it could. A full store often takes what is small, and no more. */
    public Optional<String> trouble() {
        return writer.trouble();
    }

    /** Commits a row: completes when the ledger can, or is written anew just now, and fails when it can't. */
    public CompletableFuture<Void> probe() {
        Writer.Change<Integer> beat = statements -> statements.update(HEARTBEAT, dialect.now(statements));
        return writer.isAlone()
                ? CompletableFuture.completedFuture(null)
                : writer.submit(beat).thenAccept(done -> {});
    }

    /** Ends after the changes that are under way. */
    @Override
    public void close() {
        writer.close();
    }

    Access access() {
        return new Access(writer, reading, listeners, dialect);
    }

    private static void warnOfStale(Settlement settlement) {
        LOG.warnf(
                "outcome not taken: the lease had ended and the delivery is somebody else's; vendor=%s externalId=%s",
                settlement.claim().vendor(), settlement.claim().externalId());
    }

    private record Accepted(List<Acceptance> acceptances, Set<String> woken) {}
}
