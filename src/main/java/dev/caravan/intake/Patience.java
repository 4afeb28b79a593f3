package dev.caravan.intake;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Waits for outcomes where a request prefers it. A request that waits holds a thread of the server, so that only so many
 * may: beyond that the preference is not applied, and the answer says so by leaving it out.
 */
@Singleton
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int MOST_WAITING = 64;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Outcomes outcomes;
    private final Semaphore seats = new Semaphore(MOST_WAITING);

    Patience(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    Waited await(PostedCandidates posted) throws InterruptedException {
        Preferences preferences = posted.preferences();
        String async = preferences.respondAsync() ? "respond-async" : null;
        Duration wait = preferences.patience().orElse(Duration.ZERO);
        List<String> ids = posted.results().stream()
                .filter(result -> !result.isRefused())
                .map(Result::externalId)
                .distinct()
                .toList();
        if (wait.isZero() || ids.isEmpty() || !seats.tryAcquire()) {
            return new Waited(List.of(), false, async);
        }
        try {
            List<Outcomes.Standing> standings = standings(ids, wait);
            boolean settled =
                    standings.size() == ids.size() && standings.stream().allMatch(Outcomes.Standing::settled);
            String applied = "wait=" + wait.toSeconds();
            return new Waited(standings, settled, async == null ? applied : async + ", " + applied);
        } finally {
            seats.release();
        }
    }

    /** The candidates are accepted, whatever happens here: without outcomes the answer is as if nobody had waited. */
    private List<Outcomes.Standing> standings(List<String> ids, Duration wait) throws InterruptedException {
        try {
            return outcomes.await(ids, wait)
                    .toCompletableFuture()
                    .get(wait.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "No outcomes of %d candidates after %s", ids.size(), wait);
            return List.of();
        }
    }

    /**
     * What was found out.
     *
     * @param applied the preferences that were applied; null when none was
     */
    record Waited(List<Outcomes.Standing> standings, boolean allSettled, String applied) {}
}
