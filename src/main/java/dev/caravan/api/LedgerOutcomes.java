package dev.caravan.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.intake.Outcomes;
import dev.caravan.ledger.CandidateView;
import dev.caravan.ledger.DeliveryView;
import dev.caravan.ledger.Ledger;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Tells what became of candidates, as soon as the ledger has committed it. */
@Singleton
class LedgerOutcomes implements Outcomes {

    private final Ledger ledger;
    private final Guarantees guarantees;
    private final ObjectMapper mapper;
    private final Set<Waiting> all = ConcurrentHashMap.newKeySet();

    LedgerOutcomes(Ledger ledger, Guarantees guarantees, ObjectMapper mapper) {
        this.ledger = ledger;
        this.guarantees = guarantees;
        this.mapper = mapper;
        ledger.onSettled(settled -> all.forEach(waiting -> waiting.settled(settled)));
    }

    @Override
    public CompletionStage<List<Standing>> await(List<String> externalIds, Duration atMost) {
        Waiting waiting = new Waiting(externalIds);
        all.add(waiting);
        waiting.look(Set.copyOf(externalIds));
        return waiting.done
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(
                        ignored -> externalIds.stream().map(this::standing).toList())
                .whenComplete((standings, failure) -> all.remove(waiting));
    }

    private Standing standing(String externalId) {
        List<DeliveryView> deliveries =
                ledger.candidate(externalId).map(CandidateView::deliveries).orElse(List.of());
        List<JsonNode> asInTheApi = deliveries.stream()
                .map(delivery -> mapper.<JsonNode>valueToTree(guarantees.of(delivery)))
                .toList();
        return new Standing(externalId, deliveries.stream().allMatch(DeliveryView::isFinal), asInTheApi);
    }

    /** One caller, and the ids that are not yet known to be settled. */
    private final class Waiting {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final Set<String> open = ConcurrentHashMap.newKeySet();

        Waiting(List<String> externalIds) {
            open.addAll(externalIds);
        }

        void settled(Set<String> settled) {
            Set<String> mine = settled.stream().filter(open::contains).collect(Collectors.toSet());
            if (!mine.isEmpty()) {
                CompletableFuture.runAsync(() -> look(mine));
            }
        }

        void look(Set<String> changed) {
            try {
                for (String externalId : changed) {
                    if (standing(externalId).settled()) {
                        open.remove(externalId);
                    }
                }
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
            if (open.isEmpty()) {
                done.complete(null);
            }
        }
    }
}
