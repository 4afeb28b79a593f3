package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Erases people, and remembers that they were, by nothing but a keyed hash. Each step is one transaction, so that a crash
 * leaves nothing half done. Everything throws {@link LedgerUnavailableException}.
 */
public final class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class);

    /** So much of a hash tells one from another in a log. */
    private static final int TELLING = 12;

    private static final String LIFT =
            "update erasure set lifted_at = ? where hash = ? and lifted_at is null and ended_at is not null";

    private static final String KNOWN = "select 1 from candidate where external_id = ?";

    private static final String TO_SEAL =
            "select id, hash from erasure where ended_at is null and external_id is null limit 1000";

    private static final String SEAL =
            "update erasure set ended_at = ? where id = ? and ended_at is null and external_id is null";

    private final Access ledger;
    private final Tombstones tombstones;

    Erasures(Access ledger, Tombstones tombstones) {
        this.ledger = ledger;
        this.tombstones = tombstones;
    }

    /** Throws when the people who were erased are not known by the key in use. */
    void check() {
        ledger.read((statements, now) -> {
            tombstones.check(statements);
            return null;
        });
    }

    /**
     * From now on the person does not come in, and everything that is known of them is on its way out. Nothing changes
     * when that was asked for before. Empty when nobody of that id is known.
     */
    public Optional<Erasure> erase(String externalId) {
        return erase(externalId, false);
    }

    /** The same for somebody who may be known by no more than files: who was only refused, or is forgotten by now. */
    public Erasure eraseEvenIfUnknown(String externalId) {
        return erase(externalId, true).orElseThrow();
    }

    private Optional<Erasure> erase(String externalId, boolean unknownToo) {
        Optional<Erasure> erasure = ledger.change((statements, now) -> {
            String hash = tombstones.hash(statements, externalId);
            Optional<Erasure> known = standing(statements, hash);
            if (known.isPresent() || !unknownToo && isUnknown(statements, externalId)) {
                return known;
            }
            new Erasing(statements, now).begin(externalId, hash);
            Audit.done(statements, now, "erase", null, null, "hash=" + hash);
            return standing(statements, hash);
        });
        erasure.ifPresent(begun -> {
            LOG.infof("a person is erased by hand; hash=%s", telling(begun.hash()));
            begun.open().forEach(delivery -> ledger.wake(delivery.vendor()));
        });
        return erasure;
    }

    /** The newest erasure of the person, ended and lifted ones too. */
    public Optional<Erasure> find(String externalId) {
        return ledger.read((statements, now) -> {
            Optional<String> hash = tombstones.known(statements, externalId);
            return hash.isEmpty() ? Optional.empty() : ErasureReading.newest(statements, hash.get());
        });
    }

    /** The newest first, with an id below {@code before}. */
    public List<Erasure> list(long before, int most) {
        return ledger.read((statements, now) -> ErasureReading.newest(statements, before, most));
    }

    /** Since when those were asked for that go on, the oldest first. */
    public List<Instant> open(int most) {
        return ledger.read((statements, now) -> ErasureReading.open(statements, most));
    }

    /**
     * A person has erased the candidate at the vendor, or vouches for it. Returns why that can't be taken; empty when it
     * is done.
     */
    public Optional<String> doneByHand(String externalId, String vendor) {
        return ledger.change((statements, now) -> {
            Optional<DeliveryView> delivery = Reading.delivery(statements, externalId, vendor);
            if (delivery.isEmpty() || !delivery.get().erasing()) {
                return Optional.of("The candidate is not to be erased at " + vendor + ", or is no longer there");
            }
            if (delivery.get().state() == State.SENDING) {
                return Optional.of(
                        vendor + " is being asked to erase the candidate at this moment; look again when that"
                                + " attempt has ended");
            }
            Audit.done(
                    statements, now, "erased by hand", vendor, null, "hash=" + tombstones.hash(statements, externalId));
            new Erasing(statements, now).through(delivery.get().id(), "by a person", null);
            return Optional.empty();
        });
    }

    /** The person may come in again. Returns false when no erasure has ended that stands. */
    public boolean lift(String externalId) {
        return ledger.change((statements, now) -> {
            String hash = tombstones.hash(statements, externalId);
            boolean lifted = statements.update(LIFT, now, hash) == 1;
            if (lifted) {
                Audit.done(statements, now, "lift erasure", null, null, "hash=" + hash);
            }
            return lifted;
        });
    }

    /** The part of it that is about files. */
    public FileSearches files() {
        return new FileSearches(ledger, tombstones);
    }

    /** The part of it that is about the contents of documents. */
    public ErasedDocuments documents() {
        return new ErasedDocuments(ledger);
    }

    /** Ends what nothing is left to do for, once the database no longer holds it either; throws when it can't tell. */
    int seal() {
        List<Sealed> through = ledger.read((statements, now) ->
                statements.list(TO_SEAL, row -> new Sealed(row.getLong("id"), row.getString("hash"))));
        if (through.isEmpty()) {
            return 0;
        }
        if (!ledger.sweep()) {
            throw new IllegalStateException(
                    "Somebody reads the database, and keeps it from being written anew; do you have it open elsewhere?");
        }
        ledger.change((statements, now) -> statements.batch(
                SEAL, through.stream().map(one -> new Object[] {now, one.id}).toList()));
        through.forEach(one -> LOG.infof("the erasure of a person has ended; hash=%s", telling(one.hash)));
        return through.size();
    }

    static Optional<Erasure> standing(Statements statements, String hash) throws SQLException {
        return ErasureReading.newest(statements, hash).filter(erasure -> erasure.liftedAt() == null);
    }

    private static boolean isUnknown(Statements statements, String externalId) throws SQLException {
        return statements.first(KNOWN, row -> 1, externalId).isEmpty();
    }

    private static String telling(String hash) {
        return hash.substring(0, TELLING);
    }

    private record Sealed(long id, String hash) {}
}
