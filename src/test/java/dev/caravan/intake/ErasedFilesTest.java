package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.intake.xlsx.WorkbookKit;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Erasure;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerFixture;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is erased goes from the files that Caravan keeps, and nobody else does. */
class ErasedFilesTest {

    private static final String ADA = "{\"externalId\":\"ada\",\"headline\":\"Lovelace\"}";
    private static final String BOB = "{\"externalId\":\"bob\",\"headline\":\"Builder\"}";

    @TempDir
    Path folder;

    private InboxKit inbox;
    private Ledger ledger;
    private ErasedFiles files;
    private final ErasedCopies copies = new ErasedCopies(sha256 -> false);

    @BeforeEach
    void open() throws Exception {
        ledger = Ledger.inSqlite(LedgerFixture.database(folder), Clock.systemUTC());
        Verdict ada = CandidateCheck.forRegion(null)
                .check(JsonNodeFactory.instance.objectNode().put("externalId", "ada"));
        ledger.accept(List.of(new Addressed((Verdict.Sound) ada, Set.of()))).join();
        inbox = new InboxKit(folder.resolve("inbox")).start();
        files = new ErasedFiles(
                ledger.erasures().files(), wanted -> copies, new Inboxes(folder.resolve("inbox")), Given.formats());
    }

    @AfterEach
    void close() {
        inbox.close();
        ledger.close();
    }

    @Test
    void copiesOfDocumentsGoWhateverTheyAreCalled() throws Exception {
        byte[] cv = "%PDF-1.4 of Ada".getBytes(StandardCharsets.UTF_8);
        drop("bob.json", BOB);
        Path copy = Files.write(inbox.done("cv~7k.pdf"), cv);
        Path others = Files.writeString(inbox.done("cv.pdf"), "%PDF-1.4 of Bob");
        copies.add("ada", ErasedCopies.sha256(copy), cv.length);

        Erasure erasure = erase();

        assertThat(copy).doesNotExist();
        assertThat(others).exists();
        assertThat(erasure.files().deleted()).isEqualTo(1);
    }

    @Test
    void aFileOfNobodyElseGoesWithItsReceiptAndTheOthersStayAsTheyAre() throws Exception {
        drop("ada.json", ADA);
        drop("bob.json", BOB);
        byte[] receipt = Files.readAllBytes(inbox.done("bob.json.receipt.json"));

        Erasure erasure = erase();

        assertThat(inbox.files()).containsExactly(".done/bob.json", ".done/bob.json.receipt.json");
        assertThat(Files.readString(inbox.done("bob.json"))).isEqualTo(BOB);
        assertThat(Files.readAllBytes(inbox.done("bob.json.receipt.json"))).isEqualTo(receipt);
        assertThat(erasure.files().deleted()).isEqualTo(2);
        assertThat(erasure.files().rewritten()).isZero();
        assertThat(erasure.files().searched()).isTrue();
        assertThat(erasure.files().looked()).isEqualTo(4);
    }

    @Test
    void outOfAFileWithOthersThePersonIsTakenAlone() throws Exception {
        drop("sub/list.json", "[" + ADA + "," + BOB + "]");
        drop("lines.ndjson", BOB + "\n" + ADA + "\n{broken\n");
        drop("table.csv", "externalId;headline\r\nada;Lovelace\r\nbob;\"Builder; mason\"\r\n");
        drop(
                "tree.xml",
                "<candidates>" + element("ada", "Lovelace") + element("bob", "Builder &amp; &lt;mason")
                        + "</candidates>");

        Erasure erasure = erase();

        assertNobodyLeft();
        assertThat(Files.readString(inbox.done("tree.xml")))
                .contains("externalId=\"bob\"", ">Builder &amp; &lt;mason<");
        assertThat(JsonFormat.MAPPER.readTree(Files.readString(inbox.done("sub/list.json"))))
                .hasToString("[" + BOB + "]");
        assertThat(Files.readString(inbox.done("lines.ndjson"))).isEqualTo(BOB + "\n{broken\n");
        assertThat(Files.readString(inbox.done("table.csv")))
                .endsWith("externalId;headline\r\nbob;\"Builder; mason\"\r\n");
        assertThat(inbox.receipt("table.csv").at("/candidates").findValuesAsText("externalId"))
                .containsExactly("bob");
        assertThat(inbox.receipt("table.csv").at("/accepted").asInt())
                .as("as it was")
                .isEqualTo(1);
        assertThat(inbox.receipt("lines.ndjson").at("/candidates")).hasSize(2);
        assertThat(erasure.files().rewritten()).isEqualTo(8);
        assertThat(erasure.files().left()).isEmpty();
    }

    private static String element(String id, String headline) {
        return "<candidate externalId='" + id + "'><headline>" + headline + "</headline></candidate>";
    }

    @Test
    void whatWasRefusedGoesTooWithItsProblems() throws Exception {
        drop("both.ndjson", ADA.replace("headline", "headlin") + "\n" + BOB.replace("headline", "headlin") + "\n");
        drop("ada.csv", "externalId,email\r\nada,Lovelace without an address\r\n");
        assertThat(inbox.files()).contains(".refused/ada.csv", ".refused/both.ndjson");

        erase();

        assertNobodyLeft();
        assertThat(inbox.files())
                .containsExactly(
                        ".done/both.ndjson",
                        ".done/both.ndjson.receipt.json",
                        ".refused/both.ndjson",
                        ".refused/both.ndjson.problems.json");
        assertThat(inbox.problems("both.ndjson").at("/problems")).hasSize(1);
    }

    @Test
    void whatCantBeRewrittenOrReadIsLeftToAPersonByName() throws Exception {
        byte[] others = workbook("externalId,headline", "ada,Lovelace", "bob,Builder");
        byte[] alone = workbook("externalId,headline", "ada,Lovelace");
        dropBytes("others.xlsx", others);
        dropBytes("alone.xlsx", alone);
        drop("broken.json", "[" + ADA + ", \"ends here");

        Erasure erasure = erase();

        assertThat(inbox.done("alone.xlsx")).doesNotExist();
        assertThat(inbox.done("others.xlsx")).hasBinaryContent(others);
        assertThat(erasure.files().left())
                .hasSize(3)
                .anySatisfy(left -> assertThat(left).contains(".done/others.xlsx: its format"))
                .anySatisfy(left -> assertThat(left).contains(".done/broken.json: it can't be read"))
                .anySatisfy(left -> assertThat(left).contains(".refused/broken.json: it can't be read"));
        assertThat(erasure.hasEnded()).isFalse();

        Files.delete(inbox.done("others.xlsx"));
        Files.delete(inbox.done("broken.json"));
        Files.delete(inbox.refused("broken.json"));
        ledger.erasures().files().again("ada");
        assertThat(files.search()).isTrue();
        assertThat(ledger.erasures().find("ada").orElseThrow().files().left()).isEmpty();
        assertNobodyLeft();
    }

    @Test
    void aSearchThatACrashBrokeOffIsMadeAgainToTheEnd() throws Exception {
        drop("list.json", "[" + ADA + "," + BOB + "]");
        drop("ada.json", ADA);
        Files.writeString(inbox.done("list.json"), "[" + BOB + "]");
        Files.delete(inbox.done("ada.json"));
        Files.writeString(inbox.done(".list.json" + Removal.HALF_WRITTEN), "[" + ADA);

        erase();

        assertNobodyLeft();
        assertThat(inbox.files()).containsExactly(".done/list.json", ".done/list.json.receipt.json");
        assertThat(files.search()).as("nothing is left to search").isFalse();
    }

    @Test
    void filesWithoutAReceiptAreReadAndFilesOfOtherNamesAreNotTakenForOne() throws Exception {
        drop("ada.json", ADA);
        drop("bob.json", BOB);
        Files.delete(inbox.done("ada.json.receipt.json"));
        Files.writeString(inbox.done("x.receipt.json"), "[" + ADA + "," + BOB + "]");

        erase();

        assertNobodyLeft();
        assertThat(inbox.files())
                .containsExactly(".done/bob.json", ".done/bob.json.receipt.json", ".done/x.receipt.json");
    }

    @Test
    void whatWasClaimedBeforeIsAwaited() throws Exception {
        Path claimed = inbox.write(".claimed/ada.json", ADA);
        ledger.erasures().erase("ada");

        CompletableFuture<Boolean> searching = CompletableFuture.supplyAsync(() -> {
            try {
                return files.search();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        inbox.write(".done/other.json", BOB);
        assertThat(searching).isNotDone();
        Files.move(claimed, inbox.done("ada.json"));

        await().until(searching::isDone);
        assertThat(searching.join()).isTrue();
        assertThat(inbox.files()).containsExactly(".done/other.json");
    }

    private Erasure erase() throws Exception {
        ledger.erasures().erase("ada").orElseThrow();
        assertThat(files.search()).isTrue();
        return ledger.erasures().find("ada").orElseThrow();
    }

    private void assertNobodyLeft() throws Exception {
        try (Stream<Path> all = Files.walk(folder.resolve("inbox"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("Lovelace", "\"ada\"", "ada;");
            }
        }
    }

    private static byte[] workbook(String... rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new WorkbookKit()
                .sheet(
                        "people",
                        null,
                        to -> WorkbookKit.text(
                                to, "<worksheet><sheetData>" + WorkbookKit.rows(rows) + "</sheetData></worksheet>"))
                .write(out);
        return out.toByteArray();
    }

    private void drop(String name, String content) throws Exception {
        dropBytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void dropBytes(String name, byte[] content) throws Exception {
        inbox.drop(name, content);
        inbox.settle();
        inbox.awaitDone(name);
    }
}
