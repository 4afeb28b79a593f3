package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the ledger does when it could not be written for a while, or when its file is taken away. */
class LedgerTroubleTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void whoHoldsALeaseThatRanOutKeepsItWhenNobodyTookItOver() {
        house.accept("ada", "Analyst", "jarvi");
        Claim held = house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE.plusSeconds(1));

        Claims again = house.ledger
                .claim("jarvi", 10, LedgerFixture.LEASE, Map.of(held.deliveryId(), held.fence()))
                .join();

        assertThat(again.claims()).isEmpty();
        house.settle(Settlement.delivered(held, "p1", null, house.attempt("delivered")));
        assertThat(house.delivery("ada", "jarvi").state()).isEqualTo(State.DELIVERED);
        assertThat(house.ledger.attempts("ada", 10)).hasSize(1);
    }

    @Test
    void nothingIsAcceptedIntoAFileThatWasMovedAwayAndItGoesOnWhenTheFileIsBack() throws Exception {
        house.accept("ada", "Analyst", "jarvi");
        Path elsewhere = Files.createDirectory(house.folder.resolve("elsewhere"));
        move(house.folder, elsewhere);

        assertThatThrownBy(() -> house.accept("grace", "Admiral", "jarvi"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("caravan.db is gone; put it back, or start again");
        assertThat(house.ledger.trouble()).isPresent();

        move(elsewhere, house.folder);
        house.accept("grace", "Admiral", "jarvi");
        assertThat(house.claim("jarvi")).hasSize(2);
    }

    @Test
    void nothingIsAcceptedWhenAnotherFileStandsInThePlaceOfTheLedger() throws Exception {
        house.accept("ada", "Analyst", "jarvi");
        move(house.folder, Files.createDirectory(house.folder.resolve("elsewhere")));
        Files.createFile(house.folder.resolve("caravan.db"));

        assertThatThrownBy(() -> house.accept("grace", "Admiral", "jarvi"))
                .hasMessageContaining("is another file than the one that was opened");
    }

    private static void move(Path from, Path to) throws Exception {
        for (String name : new String[] {"caravan.db", "caravan.db-wal", "caravan.db-shm"}) {
            if (Files.exists(from.resolve(name))) {
                Files.move(from.resolve(name), to.resolve(name));
            }
        }
    }
}
