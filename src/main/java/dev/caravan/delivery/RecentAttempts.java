package dev.caravan.delivery;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the last attempts say of a vendor as a whole. Of each candidate only the last attempt counts for the rate, and a
 * run has to be of several candidates: one that always fails can't speak for all.
 */
final class RecentAttempts {

    private static final int MOST = 100;
    private static final int ENOUGH_FOR_A_RATE = 20;

    private final int longestRun;
    private final Map<Long, Boolean> failedByDelivery = new LinkedHashMap<>();
    private int failed;
    private int run;
    private long firstOfRun;
    private boolean runOfSeveral;

    /** @param longestRun so many failures one after the other are too many */
    RecentAttempts(int longestRun) {
        this.longestRun = longestRun;
    }

    void succeeded(long delivery) {
        run = 0;
        runOfSeveral = false;
        take(delivery, false);
    }

    void failed(long delivery) {
        if (run == 0) {
            firstOfRun = delivery;
        }
        run++;
        runOfSeveral |= delivery != firstOfRun;
        take(delivery, true);
    }

    /** Too many failures in a row, or half of the last hundred candidates, when there are twenty at least. */
    boolean tellOfTrouble() {
        int all = failedByDelivery.size();
        return (run >= longestRun && runOfSeveral) || (all >= ENOUGH_FOR_A_RATE && 2 * failed >= all);
    }

    void forget() {
        failedByDelivery.clear();
        failed = 0;
        run = 0;
        runOfSeveral = false;
    }

    private void take(long delivery, boolean hasFailed) {
        forget(failedByDelivery.remove(delivery));
        failedByDelivery.put(delivery, hasFailed);
        failed += hasFailed ? 1 : 0;
        if (failedByDelivery.size() > MOST) {
            Iterator<Boolean> oldest = failedByDelivery.values().iterator();
            forget(oldest.next());
            oldest.remove();
        }
    }

    private void forget(Boolean hadFailed) {
        failed -= Boolean.TRUE.equals(hadFailed) ? 1 : 0;
    }
}
