package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.ledger.VendorWait;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VendorWaitsTest {

    private static final VendorWait WAIT =
            new VendorWait("jarvi", "failing", Instant.EPOCH.plusSeconds(9), Instant.EPOCH, 0, "500");

    private final List<Optional<VendorWait>> handedOver = new ArrayList<>();
    private final Deque<CompletableFuture<Integer>> answers = new ArrayDeque<>();
    private final VendorWaits waits = new VendorWaits("jarvi", this::write);

    @Test
    void whatTheLedgerCouldNotTakeIsHandedOverAgainUntilItIsTaken() {
        waits.accept(null, WAIT);
        fail();
        waits.write();
        fail();
        waits.write();
        answers.remove().complete(1);
        waits.write();

        assertThat(handedOver).containsExactly(Optional.of(WAIT), Optional.of(WAIT), Optional.of(WAIT));
    }

    @Test
    void thatNothingIsWaitedForAnyMoreIsHandedOverAgainToo() {
        waits.accept(WAIT, null);
        fail();
        waits.write();

        assertThat(handedOver).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void aLaterStateFollowsWhenTheEarlierOneIsDoneAndIsNotOverwrittenByIt() {
        waits.accept(null, WAIT);
        waits.accept(WAIT, null);
        assertThat(handedOver).containsExactly(Optional.of(WAIT));
        fail();

        assertThat(handedOver).containsExactly(Optional.of(WAIT), Optional.empty());
        answers.remove().complete(1);
        waits.write();
        assertThat(handedOver).hasSize(2);
    }

    private CompletableFuture<Integer> write(Optional<VendorWait> wait) {
        handedOver.add(wait);
        answers.add(new CompletableFuture<>());
        return answers.getLast();
    }

    private void fail() {
        answers.remove().completeExceptionally(new IllegalStateException("The ledger is locked"));
    }
}
