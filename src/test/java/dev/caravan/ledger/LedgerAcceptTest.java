package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.caravan.ledger.Acceptance.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerAcceptTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void makesOneWaitingDeliveryForEachVendor() {
        Acceptance acceptance = house.accept("ada", "Analyst", "jarvi", "merge");

        assertThat(acceptance).isEqualTo(new Acceptance("ada", 1, Status.ACCEPTED));
        assertThat(house.ledger.candidate("ada").orElseThrow().deliveries())
                .extracting(DeliveryView::vendor, DeliveryView::state, DeliveryView::revision)
                .containsExactly(tuple("jarvi", State.WAITING, 1L), tuple("merge", State.WAITING, 1L));
    }

    @Test
    void theSameContentAgainIsUnchangedAndWantsNothing() {
        house.accept("ada", "Analyst", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));

        Acceptance again = house.accept("ada", "Analyst", "jarvi");

        assertThat(again).isEqualTo(new Acceptance("ada", 1, Status.UNCHANGED));
        assertThat(house.claim("jarvi")).isEmpty();
    }

    @Test
    void theSameContentAgainReachesAVendorThatWasSwitchedOnMeanwhile() {
        house.accept("ada", "Analyst", "jarvi");

        house.accept("ada", "Analyst", "jarvi", "merge");

        assertThat(house.claimOne("merge").revision()).isEqualTo(1);
    }

    @Test
    void otherContentIsTheNextRevisionAndWantsOneUpdate() {
        house.accept("ada", "Analyst", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));

        Acceptance changed = house.accept("ada", "Engineer", "jarvi");

        assertThat(changed).isEqualTo(new Acceptance("ada", 2, Status.ACCEPTED));
        Claim claim = house.claimOne("jarvi");
        assertThat(claim.content()).contains("Engineer");
        assertThat(claim.vendorId()).isEqualTo("p1");
        assertThat(claim.alreadyDelivered()).isFalse();
    }

    @Test
    void changedTwiceWhileItWaitsIsSentOnceAndTheOvertakenRevisionIsVisible() {
        house.accept("ada", "Analyst", "jarvi");
        house.accept("ada", "Engineer", "jarvi");
        house.accept("ada", "Countess", "jarvi");

        Claim claim = house.claimOne("jarvi");

        assertThat(claim.revision()).isEqualTo(3);
        assertThat(house.ledger.attempts("ada", 10))
                .extracting(AttemptView::outcome, AttemptView::revision)
                .containsExactly(tuple("overtaken", 2L), tuple("overtaken", 1L));
    }

    @Test
    void contentThatCameBackToWhatTheVendorHasIsKnownToBeThere() {
        house.accept("ada", "Analyst", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));
        house.accept("ada", "Engineer", "jarvi");
        house.accept("ada", "Analyst", "jarvi");

        Claim claim = house.claimOne("jarvi");

        assertThat(claim.revision()).isEqualTo(3);
        assertThat(claim.alreadyDelivered()).isTrue();
    }

    @Test
    void contentThatCameBackIsNotTakenForDeliveredWhenAnotherMayHaveArrivedMeanwhile() {
        house.accept("ada", "Analyst", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));
        house.accept("ada", "Engineer", "jarvi");
        Claim engineer = house.claimOne("jarvi");
        house.settle(Settlement.failed(
                engineer,
                house.clock.instant(),
                Certainty.IN_DOUBT,
                house.clock.instant(),
                "timeout",
                house.attempt("uncertain")));
        house.accept("ada", "Analyst", "jarvi");

        assertThat(house.claimOne("jarvi").alreadyDelivered()).isFalse();
    }

    @Test
    void aVendorThatIsNoLongerMeantGetsNothingAndSaysWhy() {
        house.accept("ada", "Analyst", "jarvi", "merge");

        house.ledger
                .accept(List.of(LedgerFixture.meantFor("ada", "Engineer", "jarvi")))
                .join();

        assertThat(house.claim("merge")).isEmpty();
        DeliveryView left = house.delivery("ada", "merge");
        assertThat(left.state()).isEqualTo(State.REJECTED);
        assertThat(left.problem()).contains("no longer meant for merge");
    }

    @Test
    void aVendorThatIsNoLongerMeantDoesNotGetTheNewerRevisionAfterAnAttemptThatFailed() {
        house.accept("ada", "Analyst", "jarvi", "merge");
        Claim underWay = house.claimOne("merge");
        house.ledger
                .accept(List.of(LedgerFixture.meantFor("ada", "Engineer", "jarvi")))
                .join();

        house.settle(Settlement.failed(
                underWay,
                house.clock.instant(),
                Certainty.IN_DOUBT,
                house.clock.instant(),
                "500",
                house.attempt("uncertain")));

        assertThat(house.claim("merge")).isEmpty();
        assertThat(house.delivery("ada", "merge").state()).isEqualTo(State.REJECTED);
    }

    @Test
    void aVendorThatIsNoLongerMeantDoesNotGetTheNewerRevisionAfterACrash() {
        house.accept("ada", "Analyst", "jarvi", "merge");
        house.claimOne("merge");
        house.ledger
                .accept(List.of(LedgerFixture.meantFor("ada", "Engineer", "jarvi")))
                .join();

        house.clock.advance(LedgerFixture.LEASE);

        assertThat(house.claim("merge")).isEmpty();
        assertThat(house.delivery("ada", "merge").problem()).contains("no longer meant");
    }

    @Test
    void aVendorThatIsOffWhenAnUpdateComesGetsItWhenItIsOnAgain() {
        house.accept("ada", "Analyst", "jarvi", "merge");
        house.settle(Settlement.delivered(house.claimOne("merge"), "m1", null, house.attempt("delivered")));

        house.accept("ada", "Engineer", "jarvi");

        assertThat(house.delivery("ada", "merge").state()).isEqualTo(State.WAITING);
        assertThat(house.claimOne("merge").content()).contains("Engineer");
    }

    @Test
    void aRevisionThatWasOvertakenDuringAnAttemptIsVisible() {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        house.accept("ada", "two", "jarvi");
        house.accept("ada", "three", "jarvi");
        house.settle(Settlement.delivered(first, "p1", null, house.attempt("delivered")));

        assertThat(house.claimOne("jarvi").revision()).isEqualTo(3);
        assertThat(house.ledger.attempts("ada", 10))
                .extracting(AttemptView::outcome, AttemptView::revision)
                .containsExactlyInAnyOrder(tuple("overtaken", 2L), tuple("delivered", 1L));
    }

    @Test
    void theLaterOfTwoInOneBatchWins() {
        List<Acceptance> both = house.ledger
                .accept(List.of(
                        LedgerFixture.addressed("ada", "Analyst", "jarvi"),
                        LedgerFixture.addressed("ada", "Engineer", "jarvi")))
                .join();

        assertThat(both).extracting(Acceptance::revision).containsExactly(1L, 2L);
        assertThat(house.claimOne("jarvi").content()).contains("Engineer");
    }

    @Test
    void aRejectedDeliveryIsOpenedByANewRevision() {
        house.accept("ada", "Analyst", "jarvi");
        house.settle(Settlement.ended(
                house.claimOne("jarvi"),
                State.REJECTED,
                Certainty.AS_BEFORE,
                null,
                "no e-mail",
                house.attempt("rejected")));
        assertThat(house.claim("jarvi")).isEmpty();

        house.accept("ada", "Engineer", "jarvi");

        assertThat(house.claimOne("jarvi").revision()).isEqualTo(2);
        assertThat(house.delivery("ada", "jarvi").problem()).isNull();
    }

    @Test
    void everythingIsThereAfterARestart() {
        house.accept("ada", "Analyst", "jarvi");

        house.restart();

        assertThat(house.claimOne("jarvi").externalId()).isEqualTo("ada");
    }
}
