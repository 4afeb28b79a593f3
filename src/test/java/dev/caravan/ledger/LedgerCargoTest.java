package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of what went with the requests in doubt, and for how long. */
class LedgerCargoTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void whatWentWithTheRequestsIsKnownUntilTheDoubtEnds() throws Exception {
        lostWith("[1]");
        Claim again = house.claimOne("jarvi");
        assertThat(again.doubt().cargo()).isEqualTo("[1]");

        Departures.of(house.ledger).leaves(again, "[1,2]", null, null);
        house.settle(Settlement.held(again, house.clock.instant(), Certainty.AS_BEFORE, 0, null, null));
        Claim last = house.claimOne("jarvi");
        assertThat(last.doubt().cargo()).isEqualTo("[1,2]");
        Departures.of(house.ledger).leaves(again, "[3]", null, null);
        assertThat(house.count("select count(*) from doubted_cargo where cargo = '[1,2]'"))
                .as("the lease is somebody else's")
                .isEqualTo(1);
        house.settle(Settlement.delivered(last, "p1", null, house.attempt("delivered")));

        assertThat(house.count("select count(*) from doubted_cargo")).isZero();
    }

    @Test
    void whatWentWithARequestGoesWithTheDelivery() throws Exception {
        lostWith("[1]");
        house.ledger.erasures().erase("ada").orElseThrow();
        Claim erasing = house.claimOne("jarvi");
        assertThat(erasing.doubt().cargo()).isEqualTo("[1]");

        house.settle(Settlement.erased(erasing, "deleted", house.attempt("erased")));

        assertThat(house.count("select count(*) from doubted_cargo")).isZero();
        assertThat(house.count("select count(*) from delivery")).isZero();
    }

    private void lostWith(String cargo) {
        house.accept("ada", "one", "jarvi");
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(
                        house.claimOne("jarvi"), now, Certainty.IN_DOUBT, now, "no answer", house.attempt("uncertain"))
                .carrying(cargo));
    }
}
