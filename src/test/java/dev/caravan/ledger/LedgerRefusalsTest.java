package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many requests a vendor may have refused shortly before a start. */
class LedgerRefusalsTest {

    private static final Duration WINDOW = Duration.ofSeconds(11);

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void countsTheRequestsOfRefusedAttemptsAndThoseWithoutAnswer() {
        attempt("ok", "merge", 201, 1);
        attempt("throttled", "merge", 429, 1);
        attempt("refused", "merge", 422, 2);
        attempt("broken", "merge", 500, 1);
        attempt("silent", "merge", null, 1);
        attempt("elsewhere", "jarvi", 422, 1);

        assertThat(refusals("merge")).isEqualTo(4);
        assertThat(refusals("jarvi")).isEqualTo(1);
        assertThat(refusals("collective")).isZero();
    }

    @Test
    void whatIsUnderWayMayBeRefusedYet() {
        house.accept("one", "Analyst", "merge");
        house.accept("two", "Analyst", "merge");
        assertThat(refusals("merge")).isZero();

        house.claim("merge");

        assertThat(refusals("merge")).isEqualTo(2);
    }

    @Test
    void whatEndedBeforeDoesNotCountButWhatOnlyBeganBeforeDoes() {
        attempt("old", "merge", 422, 1);
        house.clock.advance(Duration.ofMinutes(2));
        Instant began = house.clock.instant();
        house.accept("long", "Analyst", "merge");
        Claim claim = house.claimOne("merge");
        house.clock.advance(Duration.ofSeconds(30));
        house.settle(ended(claim, began, Duration.ofSeconds(30), 500, 1));
        house.clock.advance(Duration.ofSeconds(5));
        assertThat(refusals("merge")).isEqualTo(1);

        house.clock.advance(WINDOW);

        assertThat(refusals("merge")).isZero();
    }

    @Test
    void onlyRecentAttemptsAreReadAndNotEveryDelivery() throws Exception {
        assertThat(house.plan(Reading.REFUSALS
                        .replaceAll("(?<=vendor = )\\?", "'merge'")
                        .replace("?", "0")))
                .anyMatch(step -> step.startsWith("SEARCH a USING INTEGER PRIMARY KEY (rowid>"))
                .anyMatch(step -> step.startsWith("SEARCH d USING INTEGER PRIMARY KEY"));
    }

    private int refusals(String vendor) {
        return house.ledger.refusalsSince(vendor, house.clock.instant().minus(WINDOW));
    }

    private void attempt(String externalId, String vendor, Integer status, int requests) {
        house.accept(externalId, "Analyst", vendor);
        house.settle(ended(house.claimOne(vendor), house.clock.instant(), Duration.ZERO, status, requests));
    }

    private static Settlement ended(Claim claim, Instant began, Duration took, Integer status, int requests) {
        Attempt attempt = new Attempt(began, took, "rejected", status, requests, "problem", null);
        return Settlement.ended(claim, State.REJECTED, Certainty.AS_BEFORE, null, "problem", attempt);
    }
}
