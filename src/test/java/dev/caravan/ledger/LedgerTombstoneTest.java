package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.ledger.Acceptance.Status;
import dev.caravan.ledger.Erasure.Search;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stays of a person who was erased: the tombstone, its key, and what its files still ask for. */
class LedgerTombstoneTest {

    private static final String KEY = "a key that nobody guesses";

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void theTombstoneStandsFromTheFirstMomentAndUntilItIsLifted() throws Exception {
        house.deliver("ada", "p-1");
        house.erase("ada");
        assertThat(house.accept("ada", "again", "jarvi").status()).isEqualTo(Status.REFUSED);
        assertThat(house.erasures().lift("ada")).as("it goes on").isFalse();
        end("ada");

        house.restart();
        Acceptance refused = house.accept("ada", "again", "jarvi");

        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.erasedAt()).isNotNull();
        assertThat(house.ledger.candidate("ada")).isEmpty();
        assertThat(house.accept("bob", "another", "jarvi").status()).isEqualTo(Status.ACCEPTED);
        Erasure ended = house.erasures().erase("ada").orElseThrow();
        assertThat(ended.hasEnded()).isTrue();
        assertThat(ended.vendors()).extracting(Erasure.Through::remarks).containsOnlyNulls();
        assertThat(house.count("select count(*) from erasure where external_id is not null"))
                .isZero();

        assertThat(house.erasures().lift("ada")).isTrue();
        assertThat(house.accept("ada", "again", "jarvi")).isEqualTo(new Acceptance("ada", 1, Status.ACCEPTED));
        assertThat(house.erase("ada").id()).as("another one").isGreaterThan(ended.id());
    }

    @Test
    void whoeverComesInAtTheSameTimeIsErasedOrRefused() {
        for (int i = 0; i < 60; i++) {
            String who = "race" + i;
            house.accept(who, "first", "jarvi");
            CompletableFuture<Acceptance> coming =
                    CompletableFuture.supplyAsync(() -> house.accept(who, "second", "jarvi", "merge"));
            house.erase(who);

            Acceptance acceptance = coming.join();

            assertThat(acceptance.status()).isIn(Status.ACCEPTED, Status.REFUSED);
            assertThat(house.ledger.candidate(who)).isEmpty();
        }
    }

    @Test
    void whatComesInMeanwhileIsSearchedForOnceMore() {
        house.deliver("ada", "p-1");
        house.erase("ada");
        house.settle(erased(house.claimOne("jarvi"), "deleted"));
        Search first = house.erasures().files().searches(10).get(0);

        house.accept("ada", "again", "jarvi");
        house.erasures().files().searched(first, List.of());

        Search second = house.erasures().files().searches(10).get(0);
        assertThat(second.number()).isGreaterThan(first.number());
        house.erasures().files().searched(second, List.of("cv.xlsx: look into it"));
        assertThat(house.erasures().seal()).as("a file is left").isZero();
        assertThat(house.erasure("ada").files().left()).hasSize(1);
        assertThat(house.erasures().files().doneByHand("ada")).isTrue();
        assertThat(house.erasures().seal()).isEqualTo(1);
        assertThat(house.erasure("ada").hasEnded()).isTrue();
        assertThat(house.erasure("ada").files().left()).isEmpty();

        assertThat(house.erasures().files().again("ada")).isTrue();
        assertThat(house.erasure("ada").hasEnded()).isFalse();
        house.erasures().files().searched(house.erasures().files().searches(10).get(0), List.of());
        assertThat(house.erasures().seal()).isEqualTo(1);
    }

    @Test
    void theKeyThatTheLedgerMakesIsKeptAndNoOtherIsTaken() throws Exception {
        house.deliver("ada", "p-1");
        house.erase("ada");
        String hash = house.erasure("ada").hash();
        house.restart();

        assertThat(house.erasure("ada").hash()).isEqualTo(hash).matches("[0-9a-f]{64}");
        assertThat(house.count("select count(*) from erasure_key where length(made) = 64"))
                .isEqualTo(1);
        assertThat(house.count("select count(*) from erasure where hash like '%ada%'"))
                .isZero();
        try (Ledger other = Ledger.inSqlite(house.database, house.clock, KEY)) {
            assertThatThrownBy(() -> other.erasures().check())
                    .hasMessageContaining("caravan.erasure.key")
                    .hasMessageContaining("it is another one")
                    .hasMessageNotContaining(KEY);
        }
    }

    @Test
    void theKeyOfTheConfigurationIsNotKept() throws Exception {
        house.deliver("ada", "p-1");
        try (Ledger keyed = Ledger.inSqlite(house.database, house.clock, KEY)) {
            keyed.erasures().check();
            keyed.erasures().erase("ada").orElseThrow();
            keyed.erasures().check();
            assertThat(keyed.erasures().find("ada")).isPresent();
        }

        assertThat(house.count("select count(*) from erasure_key where made is null"))
                .isEqualTo(1);
        assertThatThrownBy(() -> house.erasures().check()).hasMessageContaining("it is missing");
    }

    @Test
    void aKeyThatWasMadeInVainIsNotUsed() throws Exception {
        house.deliver("ada", "p-1");
        house.execute("create trigger full before insert on erasure begin select raise(abort, 'full'); end");
        assertThatThrownBy(() -> house.erase("ada")).isInstanceOf(LedgerUnavailableException.class);
        house.execute("drop trigger full");

        String hash = house.erase("ada").hash();

        house.restart();
        assertThat(house.erasure("ada").hash()).isEqualTo(hash);
    }

    private void end(String externalId) {
        house.settle(erased(house.claimOne("jarvi"), "deleted"));
        house.erasures().files().searches(100).forEach(search -> house.erasures()
                .files()
                .searched(search, List.of()));
        assertThat(house.erasures().seal()).isEqualTo(1);
        assertThat(house.erasure(externalId).hasEnded()).isTrue();
    }

    private Settlement erased(Claim claim, String how) {
        return Settlement.erased(
                claim, how, new Attempt(house.clock.instant(), Duration.ZERO, "erased", 200, 1, "3 files", "[]"));
    }
}
