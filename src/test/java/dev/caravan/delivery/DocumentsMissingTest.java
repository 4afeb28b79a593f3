package dev.caravan.delivery;

import static dev.caravan.delivery.FetchKit.PDF;
import static dev.caravan.delivery.FetchKit.document;
import static dev.caravan.delivery.FetchKit.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Ledger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document that can't be fetched is never a reason to lose a candidate, nor to blame a vendor. */
@QuarkusTest
@TestProfile(DocumentsMissingTest.Settings.class)
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class DocumentsMissingTest {

    private static final byte[] PAGE =
            "<!DOCTYPE html><html><body>Log in</body></html>".getBytes(StandardCharsets.US_ASCII);

    @Inject
    CamelContext camel;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    HttpServer server;

    private FetchKit kit;

    /** One vendor is delivered to without what can't be fetched. */
    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("caravan.without.documents-missing", "without");
        }
    }

    @BeforeEach
    void begin() throws Exception {
        kit = new FetchKit(camel, ledger, clock, server);
    }

    @AfterEach
    void end() {
        kit.close();
    }

    @Test
    void aFailureIsARetryWithItsReasonAndNotTheVendors() throws Exception {
        long revision = kit.accept("one", "resume");
        kit.status = 503;

        Exchange failed = kit.run("all-documents", "jarvi", revision);

        AttemptLog log = AttemptLog.of(failed);
        Outcome outcome = Deliverer.outcome(failed, log);
        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(outcome.problem())
                .startsWith("Not sent yet: the resume, given as url, can't be fetched: http://127.0.0.1:")
                .contains("503")
                .doesNotContain("secret");
        assertThat(Deliverer.tellsOfVendor(outcome, failed, log)).isFalse();

        kit.status = 200;
        assertThat(document(kit.run("all-documents", "jarvi", revision)).content())
                .isNotNull();
    }

    @Test
    void whereThereIsNoHopeItIsTriedAgainUnlessItMayGoWithout() throws Exception {
        long revision = kit.accept("one", "resume");
        kit.status = 404;

        assertThat(outcome(kit.run("all-documents", "jarvi", revision))).isInstanceOf(Outcome.Retry.class);
        Exchange without = kit.run("all-documents", "without", revision);
        assertThat(document(without).content()).isNull();
        without.getMessage().setBody(Outcome.delivered("id-1"));
        assertThat(((Outcome.Delivered) outcome(without)).warnings())
                .singleElement()
                .asString()
                .startsWith("Sent without: the resume, given as url, can't be fetched")
                .contains("404");
    }

    @Test
    void whereThereIsHopeItIsWaitedForAnHourThough() throws Exception {
        long revision = kit.accept("one", "resume");
        kit.status = 500;

        assertThat(outcome(kit.run("all-documents", "without", revision))).isInstanceOf(Outcome.Retry.class);
        Claim waited = kit.claim("without", revision, clock.instant().minus(Duration.ofMinutes(61)), null);
        assertThat(document(kit.run("all-documents", waited)).content()).isNull();
    }

    @Test
    void aLoginPageIsNoResume() throws Exception {
        kit.body = PAGE;
        long revision = kit.accept("one", "resume");

        assertThat(outcome(kit.run("all-documents", "jarvi", revision)).problem())
                .contains("a web page, not a document");
        kit.body = PDF;
        assertThat(document(kit.run("all-documents", "jarvi", revision))
                        .content()
                        .type())
                .isEqualTo("application/pdf");
    }

    @Test
    void aPortfolioMayBeAPageAndIsNoResumeForThat() throws Exception {
        kit.body = PAGE;
        long revision = kit.accept("one", "portfolio", "resume");

        Exchange failed = kit.run("all-documents", "jarvi", revision);

        assertThat(outcome(failed).problem()).startsWith("Not sent yet: the resume");
        assertThat(document(kit.run("all-documents", "jarvi", kit.accept("two", "portfolio")))
                        .content()
                        .type())
                .isEqualTo("text/html");
    }
}
