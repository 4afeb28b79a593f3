package dev.caravan.intake;

import dev.caravan.candidate.Warning;
import dev.caravan.document.Keeper;
import dev.caravan.ledger.Acceptance;
import dev.caravan.ledger.Addressed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Takes judged records to the ledger in batches, each after the documents of its candidates are kept, and tells the submission what became of each, in order. Two batches are
 * under way at once, so that the next is read while the one before is committed.
 */
final class Passage {

    private static final int BATCH = 500;
    private static final int BATCH_WEIGHT = 4 * 1024 * 1024;
    private static final int UNDER_WAY = 2;
    private static final int MOST_WEIGHT = UNDER_WAY * BATCH_WEIGHT;

    private final Function<List<Addressed>, CompletableFuture<List<Acceptance>>> ledger;
    private final Submission submission;
    private final Keeper documents;
    private final Deque<Flight> flights = new ArrayDeque<>();
    private List<Judged> batch = new ArrayList<>();
    private long weight;

    Passage(
            Function<List<Addressed>, CompletableFuture<List<Acceptance>>> ledger,
            Submission submission,
            Keeper documents) {
        this.ledger = ledger;
        this.submission = submission;
        this.documents = documents;
    }

    void add(Judged judged) throws IOException {
        batch.add(judged);
        weight += judged.weight();
        if (batch.size() >= BATCH || weight >= BATCH_WEIGHT) {
            depart();
        }
    }

    /** Returns when everything that was added is committed and told. */
    void finish() throws IOException {
        depart();
        while (!flights.isEmpty()) {
            land(flights.remove());
        }
    }

    private void depart() throws IOException {
        while (flights.size() == UNDER_WAY || !flights.isEmpty() && weightUnderWay() + weight > MOST_WEIGHT) {
            land(flights.remove());
        }
        List<Addressed> sound = batch.stream()
                .filter(Judged.Sound.class::isInstance)
                .map(judged -> ((Judged.Sound) judged).addressed())
                .toList();
        documents.settle();
        flights.add(new Flight(
                batch, weight, sound.isEmpty() ? CompletableFuture.completedFuture(List.of()) : ledger.apply(sound)));
        batch = new ArrayList<>();
        weight = 0;
    }

    private long weightUnderWay() {
        return flights.stream().mapToLong(Flight::weight).sum();
    }

    private void land(Flight flight) throws IOException {
        Iterator<Acceptance> acceptances = committed(flight.commit()).iterator();
        for (Judged judged : flight.batch()) {
            if (judged instanceof Judged.Sound sound) {
                tell(sound, acceptances.next());
            } else if (judged instanceof Judged.Refused refused) {
                submission.refused(refused.result(), refused.record());
            }
        }
    }

    private void tell(Judged.Sound sound, Acceptance acceptance) throws IOException {
        if (acceptance.erasedAt() == null) {
            submission.taken(Result.taken(sound.position(), acceptance, sound.warnings()), sound.addressed());
        } else {
            Problem problem = sound.record().origin().told(erased(acceptance));
            submission.refused(
                    Result.refused(sound.position(), acceptance.externalId(), List.of(problem)), sound.record());
        }
    }

    private static Problem erased(Acceptance acceptance) {
        return Problem.at(
                "/externalId",
                "somebody who was not erased",
                "one who was, as asked for on "
                        + acceptance.erasedAt().atOffset(ZoneOffset.UTC).toLocalDate()
                        + "; leave the record out, or if the person applies anew, say so first: POST"
                        + " /api/erasures/{externalId}/lift");
    }

    private static List<Acceptance> committed(CompletableFuture<List<Acceptance>> commit) throws IOException {
        try {
            return commit.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while the ledger was committing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The ledger failed in an unexpected way", e.getCause());
        }
    }

    private record Flight(List<Judged> batch, long weight, CompletableFuture<List<Acceptance>> commit) {}

    /** What the checks say of one record. */
    sealed interface Judged {

        /** Roughly the bytes that it holds in memory. */
        int weight();

        /** The same with these warnings more. */
        Judged with(List<Warning> others);

        /** It goes to the ledger, which may refuse it yet; the record is kept until it is told. */
        record Sound(Position position, Addressed addressed, List<Warning> warnings, Entry.Readable record)
                implements Judged {

            @Override
            public int weight() {
                return record.weight();
            }

            @Override
            public Judged with(List<Warning> others) {
                List<Warning> more = new ArrayList<>(warnings);
                more.addAll(others);
                return new Sound(position, addressed, more, record);
            }
        }

        /** It stays outside; the record is kept until it is told. */
        record Refused(Result result, Entry record) implements Judged {

            @Override
            public int weight() {
                return record.weight();
            }

            @Override
            public Judged with(List<Warning> others) {
                return new Refused(result.with(others), record);
            }
        }
    }
}
