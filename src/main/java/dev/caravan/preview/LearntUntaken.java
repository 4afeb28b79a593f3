package dev.caravan.preview;

import com.fasterxml.jackson.core.JsonPointer;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.catalogue.Vendors;
import dev.caravan.delivery.Rehearsal;
import dev.caravan.delivery.Rehearsal.Stage;
import dev.caravan.intake.Untaken;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Claim;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Learns what nobody takes from the first candidate that has a part of a shape, by {@link Trials}, and takes it for so with
 * the others: for a row of a large file it is a look into a table. A route that is exchanged is learnt anew.
 */
@Singleton
class LearntUntaken implements Untaken {

    private static final Logger LOG = Logger.getLogger(LearntUntaken.class);

    /** So much is tried out for one file at the most: a file may be made of nothing but shapes that nobody has seen. */
    private static final int MOST_REHEARSALS = 3_000;

    private static final int MOST_SHAPES = 20_000;
    private static final int CANDIDATES_UNTIL_NEXT_LOOK = 1_000;

    private final Rehearsal rehearsal;
    private final Vendors vendors;
    private final CandidateCheck check;
    private final AtomicBoolean hasFailed = new AtomicBoolean();
    private final Map<String, Stage> stages = new HashMap<>();
    private final Map<Set<String>, Map<String, Lesson>> lessons = new HashMap<>();

    LearntUntaken(Rehearsal rehearsal, Vendors vendors, CandidateCheck check) {
        this.rehearsal = rehearsal;
        this.vendors = vendors;
        this.check = check;
    }

    @Override
    public Look look() {
        return look(MOST_REHEARSALS);
    }

    /** For a file for which no more than so many rehearsals begin to be made. */
    OfFile look(int mostRehearsals) {
        return new OfFile(mostRehearsals);
    }

    private void lookAtRoutes() {
        for (String vendor : vendors.on()) {
            Stage now = rehearsal.stage(vendor);
            Stage before = stages.put(vendor, now);
            if (before != null && !before.isOf(now)) {
                lessons.clear();
            }
        }
        if (lessons.values().stream().mapToInt(Map::size).sum() > MOST_SHAPES) {
            lessons.clear();
        }
    }

    private Trials trials(Addressed addressed) {
        Verdict.Sound candidate = Fields.shortened(addressed.candidate(), check);
        Map<String, Stage> meant = new HashMap<>(stages);
        meant.keySet().retainAll(addressed.vendors());
        return new Trials(new Fields(candidate, check), meant, vendor -> Claim.unknown(vendor, candidate));
    }

    /** What was learnt while one file is read, and how much may be learnt yet. */
    final class OfFile implements Look {
        private int left;
        private int candidates;

        private OfFile(int mostRehearsals) {
            this.left = mostRehearsals;
        }

        @Override
        public Found of(Addressed candidate) {
            if (candidate.vendors().isEmpty()) {
                return Found.NOTHING;
            }
            try {
                synchronized (LearntUntaken.this) {
                    if (candidates++ % CANDIDATES_UNTIL_NEXT_LOOK == 0) {
                        lookAtRoutes();
                    }
                    return found(candidate);
                }
            } catch (RuntimeException e) {
                if (!hasFailed.getAndSet(true)) {
                    LOG.warnf(
                            "Receipts don't say of every candidate what no vendor takes: it could not be found out: %s",
                            e.getClass().getSimpleName());
                }
                LOG.debug("What no vendor takes could not be found out", e);
                return new Found(Set.of(), false);
            }
        }

        /** How many rehearsals may be made yet. */
        int left() {
            return left;
        }

        private Found found(Addressed candidate) {
            Map<String, Lesson> known = lessons.computeIfAbsent(candidate.vendors(), first -> new HashMap<>());
            Set<String> pointers = null;
            boolean isWhole = true;
            Trials trials = null;
            for (var part : Parts.of(candidate.candidate().json()).entrySet()) {
                Lesson lesson = known.get(part.getKey());
                if (lesson == null || lesson.isDue()) {
                    if (left > 0) {
                        lesson = known.computeIfAbsent(part.getKey(), first -> new Lesson());
                        trials = trials == null ? begin(candidate) : trials;
                        learn(lesson, trials, part.getValue());
                    }
                }
                if (lesson == null || lesson.vendors == 0) {
                    isWhole = false;
                } else if (!lesson.notTaken.isEmpty()) {
                    pointers = pointers == null ? new HashSet<>() : pointers;
                    pointers.addAll(lesson.notTaken);
                }
            }
            return pointers == null && isWhole
                    ? Found.NOTHING
                    : new Found(pointers == null ? Set.of() : pointers, isWhole);
        }

        private Trials begin(Addressed candidate) {
            Trials trials = trials(candidate);
            left -= trials.rehearsals();
            return trials;
        }

        private void learn(Lesson lesson, Trials trials, String part) {
            int before = trials.rehearsals();
            try {
                lesson.take(trials, JsonPointer.compile(part));
            } finally {
                left -= trials.rehearsals() - before;
            }
        }
    }
}
