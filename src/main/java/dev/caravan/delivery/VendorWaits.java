package dev.caravan.delivery;

import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.VendorWait;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Takes down whether a vendor is waited for, over a restart too, and says in the log when that begins and ends. Only the
 * last state counts: what could not be written is kept until it is, or until it is no longer so.
 */
final class VendorWaits implements BiConsumer<VendorWait, VendorWait> {

    private static final Logger LOG = Logger.getLogger(VendorWaits.class);

    private final String vendor;
    private final Function<Optional<VendorWait>, CompletableFuture<Integer>> writer;

    /** What is still to be written; null when nothing is. A new object for each state. */
    private State unwritten;

    private boolean underWay;

    /** @param writer takes down the wait, or that there is none */
    VendorWaits(String vendor, Function<Optional<VendorWait>, CompletableFuture<Integer>> writer) {
        this.vendor = vendor;
        this.writer = writer;
    }

    static VendorWaits of(String vendor, Ledger ledger) {
        return new VendorWaits(vendor, wait -> wait.map(ledger::waitFor).orElseGet(() -> ledger.waitNoMore(vendor)));
    }

    @Override
    public void accept(VendorWait before, VendorWait after) {
        if (after == null) {
            LOG.infof("vendor is sent to again; vendor=%s", vendor);
        } else if (before == null || !before.cause().equals(after.cause())) {
            LOG.warnf("vendor is waited for; vendor=%s cause=%s until=%s", vendor, after.cause(), after.until());
        }
        synchronized (this) {
            unwritten = new State(Optional.ofNullable(after));
        }
        write();
    }

    /** Hands over what is not written yet; one at a time, so that an earlier state never overwrites a later one. */
    synchronized void write() {
        if (unwritten == null || underWay) {
            return;
        }
        underWay = true;
        State state = unwritten;
        writer.apply(state.wait).whenComplete((done, failure) -> written(state, failure == null));
    }

    private synchronized void written(State state, boolean done) {
        underWay = false;
        if (unwritten != state) {
            write();
        } else if (done) {
            unwritten = null;
        }
    }

    private static final class State {
        private final Optional<VendorWait> wait;

        State(Optional<VendorWait> wait) {
            this.wait = wait;
        }
    }
}
