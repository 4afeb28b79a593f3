package dev.caravan.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What people do to deliveries by hand, each taken down in the audit trail. Whatever touches many rows is done in small
 * steps, between which others read and write; broken off, it is done as far as the audit trail says. Everything throws
 * {@link LedgerUnavailableException}.
 */
public final class Operations {

    private static final Logger LOG = Logger.getLogger(Operations.class);

    private final Access ledger;
    private final Pauses pauses;

    Operations(Access ledger, Pauses pauses) {
        this.ledger = ledger;
        this.pauses = pauses;
    }

    /** Deliveries that the filter means, with an id above {@code after}, in the order of their ids. */
    public DeliveryPage deliveries(DeliveryFilter filter, long after, int most) {
        return ledger.read((statements, now) -> Listing.page(statements, filter, after, most));
    }

    /** One delivery; empty when there is none. */
    public Optional<DeliveryView> delivery(String externalId, String vendor) {
        return ledger.read((statements, now) -> Reading.delivery(statements, externalId, vendor));
    }

    /** The attempts of one delivery, newest first. */
    public List<AttemptView> attempts(String externalId, String vendor, int most) {
        return ledger.reading().attempts(externalId, vendor, most);
    }

    /** Every vendor that there are deliveries of. */
    public List<String> vendors() {
        return ledger.read((statements, now) -> Listing.vendors(statements));
    }

    /**
     * Makes the deliveries that the filter means due again: now, or so many a minute to each vendor.
     *
     * @param filter has to name states; only those that wait, are rejected or dead can be replayed
     * @param perMinute null means all at once
     * @param detail the filter in the caller's words
     */
    public Replayed replay(DeliveryFilter filter, Integer perMinute, String detail) {
        DeliveryFilter checked = checked(filter);
        Audit.Running audit = begin("replay", null, detail);
        Replayed replayed = new BulkReplay(ledger, checked, perMinute, now(), audit).run();
        end(audit);
        LOG.infof("replayed by hand; deliveries=%d", replayed.replayed());
        return replayed;
    }

    /** What {@link #replay} would do now. */
    public Replayed wouldReplay(DeliveryFilter filter, Integer perMinute) {
        return new BulkReplay(ledger, checked(filter), perMinute, now(), null).run();
    }

    /** Makes one delivery due now. Returns why that can't be; empty when it is done. The delivery must be there. */
    public Optional<String> replay(String externalId, String vendor, Ruling ruling) {
        Optional<String> refusal = ledger.change((statements, now) -> {
            DeliveryView delivery =
                    Reading.delivery(statements, externalId, vendor).orElseThrow();
            Optional<String> refused = new Replaying(statements, now).replay(delivery, ruling);
            if (refused.isEmpty()) {
                String detail = ruling instanceof Ruling.ItIs itIs ? "vendorId=" + itIs.vendorId() : null;
                Audit.done(statements, now, ruling.word(), vendor, delivery.id(), detail);
            }
            return refused;
        });
        if (refusal.isEmpty()) {
            LOG.infof("replayed by hand; vendor=%s externalId=%s how=%s", vendor, externalId, ruling.word());
            ledger.wake(vendor);
        }
        return refusal;
    }

    /** From now on nothing is claimed for the vendor, on any node and after a restart too; what is under way ends. */
    public Pause pause(String vendor, String reason) {
        Pause pause = ledger.change((statements, now) -> {
            Audit.done(statements, now, "pause", vendor, null, reason);
            return pauses.pause(statements, vendor, now, reason);
        });
        LOG.warnf("vendor is paused by hand; vendor=%s", vendor);
        return pause;
    }

    /** The vendor is claimed for again. Returns false when it was not paused. */
    public boolean resume(String vendor) {
        boolean resumed = ledger.change((statements, now) -> {
            boolean wasPaused = pauses.resume(statements, vendor);
            if (wasPaused) {
                Audit.done(statements, now, "resume", vendor, null, null);
            }
            return wasPaused;
        });
        if (resumed) {
            LOG.infof("vendor is resumed by hand; vendor=%s", vendor);
            ledger.wake(vendor);
        }
        return resumed;
    }

    /**
     * Makes deliveries to the vendor of all candidates that are meant for it and have none there.
     *
     * @param perMinute how many of them become due in a minute; null means all at once
     */
    public Backfilled backfill(String vendor, Integer perMinute) {
        Audit.Running audit = begin("backfill", vendor, perMinute == null ? null : "perMinute=" + perMinute);
        Backfilled backfilled = new Backfill(ledger, vendor, perMinute, now(), audit).run();
        end(audit);
        LOG.infof("backfilled by hand; vendor=%s deliveries=%d", vendor, backfilled.deliveries());
        return backfilled;
    }

    /** What {@link #backfill} would do now. */
    public Backfilled wouldBackfill(String vendor, Integer perMinute) {
        return new Backfill(ledger, vendor, perMinute, now(), null).run();
    }

    /** What was done by hand, the newest first, with an id below {@code before}. */
    public List<AuditEntry> audit(long before, int most) {
        return ledger.read((statements, now) -> Audit.newest(statements, before, most));
    }

    private Audit.Running begin(String what, String vendor, String detail) {
        return ledger.change((statements, now) -> Audit.begun(statements, now, what, vendor, detail));
    }

    private void end(Audit.Running audit) {
        ledger.change((statements, now) -> {
            audit.end(statements, now);
            return null;
        });
    }

    private Instant now() {
        return ledger.read((statements, now) -> now);
    }

    private static DeliveryFilter checked(DeliveryFilter filter) {
        if (filter.states().isEmpty() || !State.REPLAYABLE.containsAll(filter.states())) {
            throw new IllegalArgumentException("expected some of " + State.REPLAYABLE + ", got " + filter.states());
        }
        return filter;
    }
}
