package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the requests that were on the wire against those that the ledger speaks of. */
record WireCount(CaravanProcess caravan, SandboxDesk vendors) {

    /** A look-up and two turns between creating and updating: no attempt makes more requests. */
    private static final int MOST_IN_ONE_ATTEMPT = 3;

    private static final String ENDED_WITHOUT_OUTCOME =
            "select count(*) from attempt a join delivery d on d.id = a.delivery_id"
                    + " where a.outcome = 'uncertain' and a.requests = 0 and d.vendor = '%s'";

    /** What every test of the packaged jar ends with: an orderly stop, the comparison, and the end of all processes. */
    static void compareAndClose(SandboxDesk vendors, CaravanProcess... caravans) throws InterruptedException {
        try (vendors) {
            boolean killed = false;
            for (CaravanProcess caravan : caravans) {
                if (caravan != null) {
                    caravan.stop();
                    killed |= caravan.wasKilled();
                }
            }
            if (caravans[0] != null && caravans[0].hasLedger()) {
                new WireCount(caravans[0], vendors).compare(killed);
            }
        } finally {
            for (CaravanProcess caravan : caravans) {
                if (caravan != null) {
                    caravan.close();
                }
            }
        }
    }

    private void compare(boolean killed) {
        if (killed) {
            assertSameButForWhatWasUnderWay();
        } else {
            assertSame();
        }
    }

    /** For a Caravan that was never killed: not one request that the ledger does not know, and none that was not made. */
    void assertSame() {
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(caravan.requestsInLedger(vendor))
                    .as("requests to %s in the ledger, and on the wire", vendor)
                    .isEqualTo(vendors.requests(vendor));
        }
    }

    /** After a kill the ledger can't know the requests of what was under way, and of nothing else. */
    void assertSameButForWhatWasUnderWay() {
        for (String vendor : SandboxDesk.VENDORS) {
            long known = caravan.requestsInLedger(vendor);
            long underWay = caravan.count(ENDED_WITHOUT_OUTCOME.formatted(vendor));
            assertThat(vendors.requests(vendor))
                    .as("requests on the wire to %s; %d attempts were under way", vendor, underWay)
                    .isBetween(known, known + MOST_IN_ONE_ATTEMPT * underWay);
        }
    }
}
