package dev.caravan.delivery;

import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.VendorWait;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Takes down whether a vendor is waited for, over a restart too, and says in the log when that begins and ends. */
final class VendorWaits implements BiConsumer<VendorWait, VendorWait> {

    private static final Logger LOG = Logger.getLogger(VendorWaits.class);

    private final String vendor;
    private final Ledger ledger;

    VendorWaits(String vendor, Ledger ledger) {
        this.vendor = vendor;
        this.ledger = ledger;
    }

    @Override
    public void accept(VendorWait before, VendorWait after) {
        if (after == null) {
            LOG.infof("vendor is sent to again; vendor=%s", vendor);
            ledger.waitNoMore(vendor);
            return;
        }
        if (before == null || !before.cause().equals(after.cause())) {
            LOG.warnf("vendor is waited for; vendor=%s cause=%s until=%s", vendor, after.cause(), after.until());
        }
        ledger.waitFor(after);
    }
}
