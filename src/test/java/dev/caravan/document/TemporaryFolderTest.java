package dev.caravan.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @TempDir
    Path base;

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatALivingOneHasStays() throws Exception {
        Process other = start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            Path file = Path.of(said.readLine());
            assertThat(file).exists();

            TemporaryFolder.removeLeft(base, base);
            assertThat(file).exists();

            other.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
            assertThat(file).exists();
            TemporaryFolder.removeLeft(base, base);
            assertThat(base).isEmptyDirectory();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aProcessThatEndsLeavesNothing() throws Exception {
        Process other = start();
        other.getOutputStream().close();

        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void onlyWhatIsOfAnotherProcessIsRemoved() throws Exception {
        Path unmarked = Files.createDirectory(base.resolve("caravan-of-somebody"));
        Path mine = marked("caravan-mine");
        Path left = marked("caravan-left");
        Files.createSymbolicLink(left.resolve("link"), Files.writeString(unmarked.resolve("cv.pdf"), "of Ada"));
        Path linked = Files.createSymbolicLink(base.resolve("caravan-linked"), mine);
        Path held = marked("caravan-held");
        try (FileChannel channel = FileChannel.open(held.resolve("in-use"), StandardOpenOption.WRITE)) {
            channel.lock();

            TemporaryFolder.removeLeft(base, mine);
        }

        assertThat(base).isDirectoryNotContaining(left::equals);
        assertThat(unmarked.resolve("cv.pdf")).exists();
        assertThat(mine.resolve("in-use")).exists();
        assertThat(linked).exists();
        assertThat(held).exists();
    }

    @Test
    void itIsMadeAnewWhenSomebodyHasTidiedUp() throws Exception {
        Path file = TemporaryFolder.newFile();
        Path folder = file.getParent();
        Files.delete(file);
        assertThat(TemporaryFolder.path()).isEqualTo(folder);
        Path aside = Files.move(folder, folder.resolveSibling("aside-" + folder.getFileName()));
        try {
            Path anew = TemporaryFolder.newFile();
            assertThat(anew).exists();
            Files.delete(anew);
        } finally {
            Files.move(aside, folder);
        }
    }

    private Path marked(String name) throws Exception {
        Path folder = Files.createDirectory(base.resolve(name));
        Files.createFile(folder.resolve("in-use"));
        return folder;
    }

    private Process start() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + base,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A process that has something for the moment, until nobody listens any more. */
    static final class Other {
        public static void main(String[] args) throws Exception {
            Path file = TemporaryFolder.newFolder("parts").resolve("cv.pdf");
            System.out.println(Files.writeString(file, "of Ada"));
            System.in.read();
        }
    }
}
