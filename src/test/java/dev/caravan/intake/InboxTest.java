package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

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
    void movesAFileToDoneWithItsReceipt() throws Exception {
        inbox.drop("ada.json", "{\"externalId\":\"ada\",\"phones\":[\"nonsense\"]}");
        inbox.awaitDone("ada.json");

        assertThat(inbox.files()).containsExactly(".done/ada.json", ".done/ada.json.receipt.json");
        JsonNode receipt = inbox.receipt("ada.json");
        assertThat(receipt.get("file").asText()).isEqualTo("ada.json");
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.get("unchanged").asInt()).isZero();
        assertThat(receipt.get("refused").asInt()).isZero();
        assertThat(receipt.get("finishedAt").asText())
                .isEqualTo(inbox.kit.clock.instant().toString());
        JsonNode candidate = receipt.at("/candidates/0");
        assertThat(candidate.get("externalId").asText()).isEqualTo("ada");
        assertThat(candidate.get("status").asText()).isEqualTo("accepted");
        assertThat(candidate.get("revision").asInt()).isEqualTo(1);
        assertThat(candidate.at("/warnings/0/pointer").asText()).isEqualTo("/phones/0");
    }

    @Test
    void keepsSubfoldersAndNamesWithSpacesAndUmlauts() throws Exception {
        String name = "Büro Süd/März 2024/Zoë & Ömer (1).json";
        inbox.drop(name, "{\"externalId\":\"z\"}");
        inbox.awaitDone(name);

        assertThat(inbox.receipt(name).get("file").asText()).isEqualTo(name);
        assertThat(inbox.files()).hasSize(2);
    }

    @Test
    void takesTwoFilesOfOneNameOneAfterTheOther() throws Exception {
        inbox.drop("same.json", "{\"externalId\":\"a\",\"lastName\":\"One\"}");
        inbox.awaitDone("same.json");
        inbox.drop("same.json", "{\"externalId\":\"a\",\"lastName\":\"Two\"}");
        await(() -> inbox.files().size() == 4);

        assertThat(inbox.kit.ledger.revision("a")).isEqualTo(2);
        assertThat(inbox.files())
                .contains(".done/same.json", ".done/same.json.receipt.json")
                .filteredOn(file -> file.matches("\\.done/same~[0-9a-z]+\\.json(\\.receipt\\.json)?"))
                .hasSize(2);
        assertThat(Files.readString(inbox.done("same.json"))).contains("One");
    }

    @Test
    void givesRefusedLinesBackAndTakesThemCorrected() throws Exception {
        inbox.drop(
                "march.ndjson",
                "{\"externalId\":\"a\"}\n{ \"externalId\": \"b\", \"deliverTo\": [\"alhpa\"] }\nbroken\n");
        inbox.awaitDone("march.ndjson");

        assertThat(Files.readString(inbox.refused("march.ndjson")))
                .isEqualTo("{ \"externalId\": \"b\", \"deliverTo\": [\"alhpa\"] }\nbroken\n");
        JsonNode problems = inbox.problems("march.ndjson");
        assertThat(problems.get("claim"))
                .isEqualTo(inbox.receipt("march.ndjson").get("claim"));
        assertThat(problems.at("/problems/0/record/line").asInt()).isEqualTo(2);
        assertThat(problems.at("/problems/0/externalId").asText()).isEqualTo("b");
        assertThat(problems.at("/problems/0/pointer").asText()).isEqualTo("/deliverTo/0");
        assertThat(problems.at("/problems/1/record/line").asInt()).isEqualTo(3);
        assertThat(problems.at("/problems/1/message").asText()).startsWith("column 1: expected a value");

        inbox.drop("march.ndjson", "{\"externalId\":\"b\"}\n{\"externalId\":\"c\"}\n");
        await(() -> inbox.kit.ledger.ids().size() == 3);
    }

    @Test
    void givesRefusedRecordsOfAnArrayBackAsAnArray() throws Exception {
        inbox.drop(
                "list.json", "[{\"externalId\":\"a\"},{\"externalId\":\"b\",\"vendors\":{\"x\":{\"amount\":5.00}}}]");
        inbox.awaitDone("list.json");

        assertThat(JsonFormat.MAPPER
                        .readTree(Files.readString(inbox.refused("list.json")))
                        .toString())
                .isEqualTo("[{\"externalId\":\"b\",\"vendors\":{\"x\":{\"amount\":5.00}}}]");
        assertThat(inbox.problems("list.json").at("/problems/0/record/pointer").asText())
                .isEqualTo("/1");
        assertThat(inbox.receipt("list.json")
                        .at("/candidates/1/problems/0/pointer")
                        .asText())
                .isEqualTo("/vendors/x");
    }

    @Test
    void givesABrokenDocumentBackAsItIsAndTakesNothingOfIt() throws Exception {
        String broken = "[{\"externalId\":\"a\"},\n {\"externalId\":\"b\" \"x\":1}]";
        inbox.write("broken.json", broken);
        inbox.settle();
        inbox.awaitDone("broken.json");

        assertThat(inbox.kit.ledger.ids()).isEmpty();
        assertThat(Files.readString(inbox.refused("broken.json"))).isEqualTo(broken);
        assertThat(inbox.problems("broken.json").at("/problems/0/message").asText())
                .isEqualTo("line 2, column 20: expected a comma or the end of the object");
        assertThat(inbox.receipt("broken.json").at("/problems/0/message").asText())
                .startsWith("line 2, column 20");
        assertThat(inbox.receipt("broken.json").get("accepted").asInt()).isZero();
    }

    @Test
    void refusesWhatIsEmptyOrNotUtf8AfterAWhile() throws Exception {
        inbox.write("empty.json", "");
        inbox.write("latin.json", "{\"externalId\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1));
        inbox.settle();
        inbox.awaitDone("empty.json");
        inbox.awaitDone("latin.json");

        assertThat(inbox.problems("empty.json").at("/problems/0/message").asText())
                .contains("nothing is in it");
        assertThat(inbox.problems("latin.json").at("/problems/0/message").asText())
                .contains("UTF-8");
    }

    @Test
    void refusesOnlyTheLastLineWhenLinesAreCut() throws Exception {
        inbox.write("cut.ndjson", "{\"externalId\":\"a\"}\n{\"externalId\":\"b");
        inbox.settle();
        inbox.awaitDone("cut.ndjson");

        assertThat(inbox.kit.ledger.ids()).containsExactly("a");
        assertThat(Files.readString(inbox.refused("cut.ndjson"))).isEqualTo("{\"externalId\":\"b\n");
    }

    @Test
    void theReceiptCountsWhatNobodyTakesOfThoseThatWereAccepted() throws Exception {
        inbox.kit.untaken = one -> switch (one.candidate().externalId()) {
            case "a" -> new Untaken.Found(Set.of("/tags/*", "/notes/*"), true);
            case "b" -> new Untaken.Found(Set.of("/tags/*"), false);
            default -> Untaken.Found.NOTHING;
        };
        inbox.drop(
                "some.ndjson",
                "{\"externalId\":\"a\"}\n{\"externalId\":\"b\"}\n{\"externalId\":\"a\",\"deliverTo\":[\"x\"]}\n");
        inbox.awaitDone("some.ndjson");
        inbox.drop("none.json", "{\"externalId\":\"c\"}");
        inbox.awaitDone("none.json");

        assertThat(inbox.receipt("some.ndjson").path("notTaken").toString())
                .isEqualTo("{\"/notes/*\":1,\"/tags/*\":2}");
        assertThat(inbox.receipt("some.ndjson").path("notTried").asInt()).isEqualTo(1);
        assertThat(inbox.receipt("none.json").has("notTaken")).isFalse();
        assertThat(inbox.receipt("none.json").has("notTried")).isFalse();
    }

    @Test
    void toleratesAByteOrderMark() throws Exception {
        inbox.drop("bom.json", "\uFEFF{\"externalId\":\"a\"}");
        inbox.awaitDone("bom.json");

        assertThat(inbox.kit.ledger.ids()).containsExactly("a");
    }

    @Test
    void takesAFolderThatIsNamedLikeAFileThatWasDone() throws Exception {
        inbox.drop("x.json", "{\"externalId\":\"a\"}");
        inbox.awaitDone("x.json");
        inbox.drop("x.json/y.json", "{\"externalId\":\"b\"}");
        inbox.awaitDone("x.json~/y.json");

        assertThat(inbox.kit.ledger.ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void takesNamesAsLongAsAFileSystemAllows() throws Exception {
        inbox.drop("ü".repeat(125) + ".json", "{\"externalId\":\"a\"}");
        await(() -> inbox.kit.ledger.ids().contains("a"));
        await(() -> inbox.files().size() == 2);

        assertThat(inbox.files()).allMatch(file -> file.startsWith(".done/üüü"));
    }

    @Test
    void doneFilesDroppedAgainChangeNothing() throws Exception {
        inbox.drop("a.json", "[{\"externalId\":\"a\"}]");
        inbox.awaitDone("a.json");
        Files.move(inbox.done("a.json"), inbox.inbox("a.json"));
        inbox.awaitDone("a.json");

        await(() -> inbox.receipt("a.json").get("unchanged").asInt() == 1);
        assertThat(inbox.files()).containsExactly(".done/a.json", ".done/a.json.receipt.json");
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(condition);
    }
}
