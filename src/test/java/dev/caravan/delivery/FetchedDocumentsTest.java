package dev.caravan.delivery;

import static dev.caravan.delivery.FetchKit.PDF;
import static dev.caravan.delivery.FetchKit.delivery;
import static dev.caravan.delivery.FetchKit.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.document.Documents;
import dev.caravan.ledger.Attempt;
import dev.caravan.ledger.Certainty;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Doubt;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.Settlement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents by url, as a step of a route: fetched once for all vendors. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class FetchedDocumentsTest {

    @Inject
    CamelContext camel;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    @Inject
    Rehearsal rehearsal;

    @ConfigProperty(name = "caravan.data")
    Path data;

    HttpServer server;

    private FetchKit kit;

    @BeforeEach
    void begin() throws Exception {
        kit = new FetchKit(camel, ledger, clock, server);
    }

    @AfterEach
    void end() {
        kit.close();
    }

    @Test
    void aDocumentIsFetchedForTheFirstVendorAndKeptForTheOthers() throws Exception {
        long revision = kit.accept("one", "resume");

        Delivery jarvi = delivery(kit.run("all-documents", "jarvi", revision));
        Delivery merge = delivery(kit.run("all-documents", "merge", revision));

        Document document = jarvi.candidate().documents().get(0);
        assertThat(document.content().type()).isEqualTo("application/pdf");
        assertThat(document.url()).isEqualTo(kit.url());
        assertThat(documents.open(document.content().sha256())).hasBinaryContent(PDF);
        assertThat(merge.candidate()).isEqualTo(jarvi.candidate());
        assertThat(kit.asked).hasValue(1);
    }

    @Test
    void vendorsThatWantItAtTheSameTimeWaitForOneFetch() throws Exception {
        long revision = kit.accept("one", "resume");
        kit.mayAnswer = new CountDownLatch(1);

        List<CompletableFuture<Exchange>> runs = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> kit.run("all-documents", "vendor-" + i, revision), work -> new Thread(work).start()))
                .toList();
        await().until(() -> kit.asked.get() > 0);
        kit.mayAnswer.countDown();

        runs.forEach(run -> assertThat(
                        delivery(run.join()).candidate().documents().get(0).content())
                .isNotNull());
        assertThat(kit.asked).hasValue(1);
    }

    @Test
    void aNewRevisionFetchesAnew() throws Exception {
        Document before = document(kit.run("all-documents", "jarvi", kit.accept("one", "resume")));
        kit.body = "%PDF-1.4 another".getBytes(StandardCharsets.US_ASCII);

        Document after = document(kit.run("all-documents", "jarvi", kit.accept("two", "resume")));

        assertThat(after.content()).isNotEqualTo(before.content());
        assertThat(kit.asked).hasValue(2);
    }

    @Test
    void whatAVendorDoesNotTakeIsNotFetchedForIt() throws Exception {
        kit.status = 404;
        long revision = kit.accept("one", "portfolio", "photo");

        assertThat(delivery(kit.run("resume-alone", "jarvi", revision))
                        .candidate()
                        .documents())
                .hasSize(2)
                .allMatch(document -> document.content() == null);
        assertThat(kit.asked).hasValue(0);
    }

    @Test
    void whatWasLostFromTheStoreIsFetchedAgain() throws Exception {
        long revision = kit.accept("one", "resume");
        String sha256 =
                document(kit.run("all-documents", "jarvi", revision)).content().sha256();
        Files.delete(data.resolve("documents").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2)));

        kit.run("all-documents", "merge", revision);

        assertThat(documents.has(sha256)).isTrue();
        assertThat(kit.asked).hasValue(2);
    }

    @Test
    void whatIsInDoubtHasTheSameContents() throws Exception {
        long revision = kit.accept("one", "resume");
        Doubt doubt =
                new Doubt(clock.instant(), List.of(kit.sound("one", "resume").json()));

        Delivery delivery = delivery(kit.run("all-documents", kit.claim("jarvi", revision, null, doubt)));

        assertThat(delivery.doubt().contents().get(0).documents())
                .isEqualTo(delivery.candidate().documents());
    }

    @Test
    void whatIsInDoubtKnowsItsContentHoweverTheUrlIsWritten() throws Exception {
        kit.path = "/files/Müller-cv[1].pdf?a=x|y";
        kit.accept("one", "resume");
        Claim first = claimOfNobody();
        Document sent = document(kit.run("all-documents", first));
        Instant now = clock.instant();
        Attempt lost = new Attempt(now, Duration.ZERO, "uncertain", null, 1, "no answer", null);
        ledger.settle(List.of(Settlement.failed(first, now, Certainty.IN_DOUBT, now, "no answer", lost)))
                .join();
        kit.accept("two", "resume");

        List<String> doubted = claimOfNobody().doubt().contents();

        assertThat(sent.content()).isNotNull();
        assertThat(sent.url()).isEqualTo(kit.url());
        assertThat(CandidateCheck.fromCanonical(doubted.get(0)).documents()).containsExactly(sent);
    }

    private Claim claimOfNobody() {
        return ledger.claim("nobody", 1000, Duration.ofMinutes(1), Map.of()).join().claims().stream()
                .filter(claim -> claim.externalId().equals(kit.externalId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRehearsalFetchesNothingAndSaysWhatWouldBe() throws Exception {
        long revision = kit.accept("one", "resume");
        camel.getRouteController().stopRoute("deliver-to-welcomekit");
        camel.removeRoute("deliver-to-welcomekit");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("rehearsed.camel.yaml", """
                - route:
                    id: deliver-to-welcomekit
                    from:
                      uri: ledger:welcomekit
                      steps:
                        - process: { ref: fetchedDocuments }
                        - setBody: { constant: "{}" }
                        - to: "{{caravan.welcomekit.base-url}}"
                """));

        Rehearsed rehearsed = rehearsal.stage("welcomekit").rehearse(kit.claim("welcomekit", revision, null, null));

        assertThat(rehearsed.request()).isNotNull();
        assertThat(rehearsed.remarks())
                .containsExactly("The resume would be fetched from " + kit.host() + " when it is sent");
        assertThat(kit.asked).hasValue(0);
        Claim other = kit.claim("welcomekit", revision, null, null).about(kit.sound("one", "portfolio"));
        assertThat(rehearsal.stage("welcomekit").rehearse(other).sendsTheSameAs(rehearsed))
                .isFalse();
    }
}
