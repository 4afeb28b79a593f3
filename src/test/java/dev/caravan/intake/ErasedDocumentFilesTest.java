package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.ledger.Erasure;
import dev.caravan.ledger.FileSearches;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people who are erased have left beside their records: documents, and folders that are called after them. */
class ErasedDocumentFilesTest {

    private static final String ADA =
            "{\"externalId\":\"ada\",\"documents\":[{\"kind\":\"resume\",\"file\":\"docs/cv.pdf\"}]}";
    private static final String BOB =
            "{\"externalId\":\"bob\",\"documents\":[{\"kind\":\"photo\",\"file\":\"docs/bob.png\"}]}";
    private static final String RECEIPT = "{\"file\":\"%s\",\"claim\":\"7k\",\"candidates\":[%s]}";

    @TempDir
    Path folder;

    private Ledger ledger;
    private ErasedFiles files;
    private FileSearches searches;
    private ErasedCopies copies = new ErasedCopies(sha256 -> false);

    @BeforeEach
    void open() throws Exception {
        ledger = Ledger.inSqlite(LedgerFixture.database(folder), Clock.systemUTC());
        searches = ledger.erasures().files();
        files = new ErasedFiles(searches, wanted -> copies, new Inboxes(folder.resolve("inbox")), Given.formats());
        new InboxFolders(folder.resolve("inbox")).create();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aDocumentIsFoundInAFolderThatIsSpelledInTheOtherForm() throws Exception {
        filed(".refused", "ada.json", ADA.replace("docs/", "Zo\u00e9/"), "ada");
        Path document = write(".refused/Zoe\u0301/cv.pdf", "of Ada");

        assertThat(erase().files().left()).singleElement().asString().startsWith(document + ":");
    }

    @Test
    void documentsOfAForgottenPersonAreLeftToAPersonUntilTheyAreGone() throws Exception {
        filed(".done/team", "list.json", "[" + ADA + "," + BOB + "]", "ada", "bob");
        filed(".refused", "ada.json", ADA, "ada");
        Path first = write(".done/team/docs/cv.pdf", "of Ada");
        Path second = write(".done/team/docs/cv~7k-2.pdf", "of Ada as well");
        Path refused = write(".refused/docs/cv.pdf", "of Ada, refused");
        write(".done/team/docs/cv~7k.png", "of somebody");
        write(".done/team/docs/bob.png", "of Bob");
        write(".done/team/cv.pdf", "of somebody");
        write(".done/cv.pdf", "of somebody");

        assertThat(erase().files().left())
                .hasSize(3)
                .allSatisfy(left -> assertThat(left).contains("a record of the person named it"))
                .anySatisfy(left -> assertThat(left).startsWith(first + ":"))
                .anySatisfy(left -> assertThat(left).startsWith(second + ":"))
                .anySatisfy(left -> assertThat(left).startsWith(refused + ":"));
        assertThat(JsonFormat.MAPPER.readTree(Files.readString(folder.resolve("inbox/.done/team/list.json"))))
                .hasToString("[" + BOB + "]");
        assertThat(folder.resolve("inbox/.refused/ada.json")).doesNotExist();

        Files.delete(first);
        Files.delete(refused);
        assertThat(searchAgain()).singleElement().satisfies(left -> assertThat(left)
                .startsWith(second.toString()));
        Files.delete(second);
        assertThat(searchAgain()).isEmpty();
    }

    @Test
    void aRecordWithoutAReceiptLeadsToItsDocumentsToo() throws Exception {
        write(".done/ada.json", ADA);
        Path cv = write(".done/docs/cv.pdf", "of Ada");

        assertThat(erase().files().left()).singleElement().satisfies(left -> assertThat(left)
                .startsWith(cv.toString()));
        assertThat(folder.resolve("inbox/.done/ada.json")).doesNotExist();
    }

    @Test
    void whatIsKnownToBeSomebodysIsNotLeft() throws Exception {
        filed(".done", "ada.json", ADA, "ada");
        Path known = write(".done/docs/cv.pdf", "of Ada, and known");
        Path used = write(".done/docs/cv~7k.pdf", "of Bob, and used");
        copies = new ErasedCopies(ErasedCopies.sha256(used)::equals);
        copies.add("ada", ErasedCopies.sha256(known), Files.size(known));

        assertThat(erase().files().left()).isEmpty();
        assertThat(known).doesNotExist();
        assertThat(used).exists();
    }

    @Test
    void whatARecordNamedIsKeptInMindThoughTheSearchWasBrokenOff() throws Exception {
        Path cv = write(".done/docs/cv.pdf", "of Ada");
        ledger.erasures().eraseEvenIfUnknown("ada");
        new ErasedTally(searches, searches.searches(9), () -> false).named(Set.of("ada"), cv);

        assertThat(files.search()).isTrue();

        assertThat(ledger.erasures().find("ada").orElseThrow().files().left())
                .singleElement()
                .satisfies(left -> assertThat(left).startsWith(cv.toString()));
    }

    @Test
    void foldersGoWithTheLastOfTheirFilesAndNoOthers() throws Exception {
        filed(".done/ada-lovelace/cvs", "ada.json", ADA, "ada");
        filed(".refused/ada-lovelace", "ada.json", ADA, "ada");
        filed(".done/team", "bob.json", BOB, "bob");
        Files.createDirectories(folder.resolve("inbox/.claimed/ada-lovelace/cvs"));

        assertThat(erase().files().left()).isEmpty();

        try (var all = Files.walk(folder.resolve("inbox"))) {
            assertThat(all.filter(Files::isDirectory).map(folder.resolve("inbox")::relativize))
                    .extracting(Path::toString)
                    .containsExactlyInAnyOrder("", ".claimed", ".done", ".done/team", ".refused");
        }
    }

    @Test
    void aFolderThatGoesMeanwhileFailsNoFile() throws Exception {
        Path target = folder.resolve("inbox/.done/ada-lovelace/cvs");
        AtomicBoolean ended = new AtomicBoolean();
        Thread search = new Thread(() -> {
            while (!ended.get()) {
                try {
                    InboxFolders.removeIfEmpty(target);
                    InboxFolders.removeIfEmpty(target.getParent());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        search.start();
        try {
            Path file = write("ada.json", ADA);
            for (int i = 0; i < 2000; i++) {
                InboxFolders.move(file, InboxFolders.mirror(target, null).resolve("ada.json"));
                assertThat(InboxFolders.below(target.getParent())).contains(target.resolve("ada.json"));
                Files.move(target.resolve("ada.json"), file);
                assertThat(InboxFolders.below(target.getParent())).doesNotContain(file);
            }
        } finally {
            ended.set(true);
            search.join();
        }
        assertThatThrownBy(() -> InboxFolders.move(folder.resolve("none"), target.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theProblemsOfADocumentGoWithIt() throws Exception {
        Path cv = write(".refused/cv.pdf", "of Ada");
        Path problems =
                write(".refused/cv.pdf.problems.json", "{\"file\":\"ada/cv.pdf\",\"whatToDo\":\"…\",\"problems\":[]}");
        Path others = write(".refused/b.pdf.problems.json", "{\"file\":\"b.pdf\",\"whatToDo\":\"…\",\"problems\":[]}");
        Path foreign = write(".refused/cv~1.pdf.problems.json", "{\"file\":\"ada/cv.pdf\"}");
        Files.copy(cv, cv.resolveSibling("cv~1.pdf"));
        copies.add("ada", ErasedCopies.sha256(cv), Files.size(cv));

        erase();

        assertThat(cv).doesNotExist();
        assertThat(problems).doesNotExist();
        assertThat(others).exists();
        assertThat(foreign).exists();
    }

    @Test
    void aCopyThatWaitsInTheInboxIsAwaitedAndOneThatIsFiledIsNot() throws Exception {
        Path waiting = write("sub/.hidden/cv.pdf", "of Ada");
        Path filed = write(".refused/cv.pdf", "of Ada");
        copies.add("ada", ErasedCopies.sha256(filed), Files.size(filed));
        ledger.erasures().eraseEvenIfUnknown("ada");

        assertThat(files.search()).isFalse();
        assertThat(filed).exists();

        Files.delete(waiting);
        assertThat(files.search()).isTrue();
        assertThat(filed).doesNotExist();
    }

    private Erasure erase() throws IOException {
        ledger.erasures().eraseEvenIfUnknown("ada");
        assertThat(files.search()).isTrue();
        return ledger.erasures().find("ada").orElseThrow();
    }

    private List<String> searchAgain() throws IOException {
        searches.again("ada");
        assertThat(files.search()).isTrue();
        return ledger.erasures().find("ada").orElseThrow().files().left();
    }

    /** A file with what Caravan writes beside it. */
    private void filed(String where, String name, String content, String... ids) throws IOException {
        write(where + "/" + name, content);
        String records = String.join(
                ",",
                List.of(ids).stream()
                        .map(id -> "{\"externalId\":\"" + id + "\"}")
                        .toList());
        boolean refused = where.startsWith(".refused");
        write(
                where + "/" + name + (refused ? ".problems.json" : ".receipt.json"),
                RECEIPT.formatted(name, records).replace("candidates", refused ? "problems" : "candidates"));
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve("inbox").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
