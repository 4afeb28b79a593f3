package dev.caravan.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Who is told, right after a commit, of what it changed. */
final class Listeners {

    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final Map<String, Runnable> wakers = new ConcurrentHashMap<>();
    private final List<Consumer<Set<String>>> watchers = new CopyOnWriteArrayList<>();

    void onDue(String vendor, Runnable waker) {
        wakers.put(vendor, waker);
    }

    void onSettled(Consumer<Set<String>> watcher) {
        watchers.add(watcher);
    }

    void wake(String vendor) {
        Runnable waker = wakers.get(vendor);
        if (waker != null) {
            waker.run();
        }
    }

    void settled(Set<String> externalIds) {
        for (Consumer<Set<String>> watcher : watchers) {
            try {
                watcher.accept(externalIds);
            } catch (RuntimeException e) {
                LOG.error("somebody who watches the ledger failed; what was settled is settled", e);
            }
        }
    }
}
