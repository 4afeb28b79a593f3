package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTroubleTest {

    @TempDir
    private Path folder;

    private InboxKit inbox;

    @BeforeEach
    void start() throws Exception {
        inbox = new InboxKit(folder.resolve("inbox")).start();
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void keepsEveryFileWhileTheLedgerIsNotAvailable() throws Exception {
        inbox.kit.ledger.setAvailable(false);
        for (int i = 0; i < 30; i++) {
            inbox.drop("f" + i + ".json", "[{\"externalId\":\"c" + i + "\"}]");
        }
        await(() -> inbox.kit.gate.isClosed()
                && inbox.files()
                        .equals(inbox.files().stream()
                                .filter(file -> file.matches("f\\d+\\.json"))
                                .toList()));
        assertThat(inbox.files()).hasSize(30);

        inbox.kit.ledger.setAvailable(true);
        inbox.kit.clock.goAhead(Duration.ofSeconds(10));
        await(() -> inbox.files().size() == 60 && Files.list(inbox.done("")).count() == 60);

        assertThat(inbox.kit.ledger.ids()).hasSize(30);
    }

    @Test
    void takesManyFiles() throws Exception {
        int many = 1500;
        for (int i = 0; i < many; i++) {
            inbox.drop("in/f" + i + ".json", "[{\"externalId\":\"c" + i + "\"}]");
        }
        await(() -> inbox.kit.ledger.ids().size() == many);
        await(() -> Files.list(inbox.done("in")).count() == 2 * many);

        assertThat(inbox.kit.ledger.order()).hasSize(many).doesNotHaveDuplicates();
    }

    @Test
    void readsAgainWhatAStopInTheMiddleLeft() throws Exception {
        inbox.close();
        Path claimed = inbox.inbox(".claimed/sub");
        Files.createDirectories(claimed);
        Files.writeString(claimed.resolve("a.json~7k"), "[{\"externalId\":\"a\"}]");
        Files.writeString(claimed.resolve("a.json~7k.receipt.tmp"), "{");

        inbox.restart();
        inbox.awaitDone("sub/a.json");

        assertThat(inbox.files()).containsExactly(".done/sub/a.json", ".done/sub/a.json.receipt.json");
    }

    @Test
    void aRouteThatStartsAgainUnderLoadLosesNothingAndTakesNothingTwice() throws Exception {
        for (int i = 0; i < 300; i++) {
            inbox.drop("f" + i + ".json", "[{\"externalId\":\"c" + i + "\"}]");
            if (i % 100 == 50) {
                inbox.camel().getRouteController().stopRoute("inbox");
                inbox.camel().getRouteController().startRoute("inbox");
            }
        }
        await(() -> Files.list(inbox.done("")).count() == 600);

        assertThat(inbox.kit.ledger.order()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void theNewerOfTwoDropsOfOneNameIsAcceptedLast() throws Exception {
        String lines = IntStream.range(0, 5000)
                .mapToObj(i -> "{\"externalId\":\"c" + i + "\",\"lastName\":\"Older\"}")
                .collect(Collectors.joining("\n"));
        Path older = inbox.drop("a.ndjson", lines);
        await(() -> Files.notExists(older));
        inbox.drop("a.ndjson", lines.replace("Older", "Newer"));
        await(() -> inbox.files().size() == 4 && inbox.kit.ledger.revision("c4999") == 2);

        assertThat(inbox.kit.ledger.order()).hasSize(10_000);
        assertThat(inbox.kit.ledger.order().subList(0, 5000)).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatTheRouteDidNotAcceptIsNotLost() throws Exception {
        inbox.camel().getRouteController().stopRoute("accept");
        inbox.camel().removeRoute("accept");
        inbox.camel().addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:accept").routeId("accept").stop();
            }
        });
        Path file = inbox.drop("a.json", "[{\"externalId\":\"a\"}]");

        await(() -> inbox.kit.gate.holds(file) && !inbox.kit.gate.isUnderWay(file));
        assertThat(inbox.files()).containsExactly("a.json");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(condition);
    }
}
