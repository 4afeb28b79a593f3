package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crash is: some of the renames are made, the memory is gone, and what is left on the disk is found at the next start. */
class FilingTest {

    private static final String LINES = "{\"externalId\":\"a\"}\n{\"externalId\":\"b\",\"deliverTo\":[\"x\"]}\n";

    @TempDir
    private Path folder;

    private IntakeKit kit = new IntakeKit();
    private InboxFolders folders;

    @BeforeEach
    void makeFolders() throws IOException {
        folders = new InboxFolders(folder);
        folders.create();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 3, 4})
    void leavesTheSameAfterACrashAtAnyStep(int made) throws IOException {
        Path dropped = drop("sub/a.ndjson", LINES);
        ClaimedFile claimed = claim(dropped);
        if (made >= 0) {
            kit.intake.accept(claimed);
            List<Filing.Move> moves = kit.filing.moves(claimed);
            assertThat(moves).hasSize(4);
            for (Filing.Move move : moves.subList(0, made)) {
                move.make();
            }
        }
        claimed.close();

        restart();
        if (Files.exists(dropped)) {
            ClaimedFile again = claim(dropped);
            assertThat(again.claim()).isEqualTo(claimed.claim());
            kit.intake.accept(again);
            kit.filing.file(again);
        }

        assertThat(files())
                .containsExactly(
                        ".done/sub/a.ndjson",
                        ".done/sub/a.ndjson.receipt.json",
                        ".refused/sub/a.ndjson",
                        ".refused/sub/a.ndjson.problems.json");
        assertThat(kit.ledger.revision("a")).isEqualTo(1);
        assertThat(Files.readString(folders.done().resolve("sub/a.ndjson"))).isEqualTo(LINES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aFileOfTheSameNameThatCameMeanwhileWaitsAndOverwritesNothing(int made) throws IOException {
        Path dropped = drop("a.ndjson", LINES);
        ClaimedFile claimed = claim(dropped);
        kit.intake.accept(claimed);
        for (Filing.Move move : kit.filing.moves(claimed).subList(0, made)) {
            move.make();
        }
        claimed.close();
        String newer = "{\"externalId\":\"a\",\"lastName\":\"Newer\"}\n";
        drop("a.ndjson", newer);

        restart();
        Path older = folder.resolve("a~" + claimed.claim() + ".ndjson");
        assertThat(older).hasContent(LINES);
        assertThat(kit.gate.holds(dropped)).isTrue();
        acceptAndFile(older);
        assertThat(kit.gate.holds(dropped)).isFalse();
        acceptAndFile(dropped);

        assertThat(files()).hasSize(6);
        assertThat(kit.ledger.order()).endsWith("a", "a");
        assertThat(kit.ledger.revision("a")).isEqualTo(2);
        assertThat(folders.done().resolve("a.ndjson")).hasContent(LINES);
        assertThat(files())
                .filteredOn(file -> file.startsWith(".done/a~") && !file.contains("receipt"))
                .singleElement()
                .satisfies(file -> assertThat(folder.resolve(file)).hasContent(newer));
    }

    @Test
    void aClaimThatIsUnderWayIsNotPutBackWhenTheRouteStartsAgain() throws IOException {
        Path dropped = drop("a.ndjson", LINES);
        FileStamp stamp = FileStamp.of(dropped);
        kit.gate.ripen(dropped, stamp);
        assertThat(kit.gate.begin(dropped, stamp)).isTrue();
        ClaimedFile claimed = kit.claims.claim(folders, dropped, stamp);
        kit.intake.accept(claimed);

        kit.claims.recover(folders);

        assertThat(dropped).doesNotExist();
        kit.filing.file(claimed);
        assertThat(files()).hasSize(4);
    }

    @Test
    void doesNotOverwriteWhatSomebodyElsePutThere() throws IOException {
        Files.writeString(folders.done().resolve("a.ndjson"), "mine");
        Files.writeString(folders.refused().resolve("a.ndjson"), "mine too");

        acceptAndFile(drop("a.ndjson", LINES));

        assertThat(folders.done().resolve("a.ndjson")).hasContent("mine");
        assertThat(folders.refused().resolve("a.ndjson")).hasContent("mine too");
        assertThat(files()).hasSize(6);
    }

    @Test
    void aFileThatChangedWhileItWasReadIsNotFiled() throws IOException {
        ClaimedFile claimed = claim(drop("a.ndjson", LINES));
        claimed.opened(kit.formats.of(claimed.source()).open(claimed.source()));
        Files.writeString(claimed.path(), LINES + LINES);

        org.assertj.core.api.Assertions.assertThatThrownBy(claimed::completed).hasMessageContaining("written to");
        assertThat(claimed.isComplete()).isFalse();
    }

    @Test
    void aCopyThatACrashLeftUnderBothNamesIsTakenOnce() throws IOException {
        Path dropped = drop("a.ndjson", LINES);
        ClaimedFile claimed = claim(dropped);
        Files.createLink(dropped, claimed.path());

        restart();

        assertThat(files()).containsExactly("a.ndjson");
    }

    private void restart() throws IOException {
        kit = kit.afterRestart();
        kit.claims.recover(folders);
        assertThat(files()).noneMatch(file -> file.startsWith(".claimed"));
    }

    private void acceptAndFile(Path dropped) throws IOException {
        ClaimedFile claimed = claim(dropped);
        kit.intake.accept(claimed);
        kit.filing.file(claimed);
    }

    private ClaimedFile claim(Path dropped) throws IOException {
        return kit.claims.claim(folders, dropped, FileStamp.of(dropped));
    }

    private Path drop(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
