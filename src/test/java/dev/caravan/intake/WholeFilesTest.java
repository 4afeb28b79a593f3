package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.file.FileConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFilesTest {

    private static final String LINES = "{\"externalId\":\"a\"}\n{\"externalId\":\"b\"}\n";

    @TempDir
    private Path folder;

    private final IntakeKit kit = new IntakeKit();
    private final WholeFiles files = kit.wholeFiles;
    private Path inbox;

    @BeforeEach
    void makeInbox() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        kit.clock.goAhead(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"externalId\":\"a\"}]", "{\n\"externalId\":\"a\"}"})
    void takesAWholeDocumentAtOnce(String document) throws IOException {
        assertThat(accepts(write("a.json", document))).isTrue();
    }

    @Test
    void takesOneObjectOnOneLineAfterASecond() throws IOException {
        Path file = write("a.json", "{\"externalId\":\"a\"}");

        assertThat(accepts(file)).isFalse();
        kit.clock.goAhead(Duration.ofMillis(500));
        assertThat(accepts(file)).isFalse();
        kit.clock.goAhead(Duration.ofMillis(1500));
        assertThat(accepts(file)).isTrue();
    }

    @Test
    void takesLinesOnceTheyAreStill() throws IOException {
        Path file = write("a.ndjson", LINES);

        kit.clock.goAhead(Duration.ofSeconds(4));
        assertThat(accepts(file)).isFalse();
        Files.writeString(file, LINES, StandardOpenOption.APPEND);
        kit.clock.goAhead(Duration.ofMillis(4500));
        assertThat(accepts(file)).isFalse();
        kit.clock.goAhead(Duration.ofSeconds(6));
        assertThat(accepts(file)).isTrue();
    }

    @Test
    void takesLinesThatWereMovedInAtOnce() throws IOException {
        assertThat(accepts(moveIn("a.ndjson", LINES))).isTrue();
        assertThat(accepts(moveIn("a.json", "{\"externalId\":\"a\"}"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"externalId\":\"a\"},", "[{]", "", "{\"externalId\":\"a\"}\n{\"ext"})
    void waitsForTheRestOfWhatIsNotWholeAlsoWhenItWasMovedIn(String content) throws IOException {
        Path written = write("written.json", content);
        Path moved = moveIn("moved.json", content);

        kit.clock.goAhead(Duration.ofSeconds(4));
        assertThat(accepts(written)).isFalse();
        assertThat(accepts(moved)).isFalse();
        kit.clock.goAhead(Duration.ofSeconds(6));
        assertThat(accepts(written)).isTrue();
        assertThat(accepts(moved)).isTrue();
    }

    @Test
    void neverTakesASlowlyWrittenFileBeforeItIsWhole() throws IOException {
        String content = "[\n{\"externalId\":\"a\"},\n{\"externalId\":\"b\",\"tags\":[\"x\"]}\n]\n";
        Path file = inbox.resolve("slow.json");
        for (int end = 0; end < content.length(); end++) {
            boolean whole = content.substring(0, end).endsWith("\n]");
            Files.writeString(file, content.substring(0, end));
            kit.clock.goAhead(Duration.ofSeconds(2));

            assertThat(accepts(file)).as("the first %d characters", end).isEqualTo(whole);
        }
    }

    @Test
    void countsWhatItSawWhenTheTimesOfAFileAreAhead() throws IOException {
        Path file = write("a.ndjson", LINES);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(1))));

        assertThat(accepts(file)).isFalse();
        kit.clock.goAhead(Duration.ofSeconds(6));
        assertThat(accepts(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tmp", "a.json.part", ".a.json", "A.TMP"})
    void ignoresTemporaryFiles(String name) throws IOException {
        assertThat(accepts(moveIn(name, "[]"))).isFalse();
    }

    @Test
    void followsNoLinks() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.json"), "[{\"externalId\":\"a\"}]");
        Path file = Files.createSymbolicLink(inbox.resolve("link.json"), outside);
        Path directory = Files.createSymbolicLink(inbox.resolve("links"), folder);

        assertThat(accepts(file)).isFalse();
        assertThat(accepts(directory)).isFalse();
        assertThat(file).exists();
    }

    @Test
    void leavesWhatIsNotAFile() throws Exception {
        Path pipe = inbox.resolve("pipe.json");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(accepts(pipe)).isFalse();
    }

    @Test
    void looksAgainAtAFileThatCouldNotBeRead() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        JsonReader reader = new JsonReader();
        WholeFiles denied = new WholeFiles(
                new Formats(java.util.List.of(new DeniedOnce(looks)), reader),
                kit.gate,
                kit.inboxDocuments,
                kit.clock,
                IntakeKit.SETTLE);
        Path file = write("a.json", "[]");

        assertThat(accepts(denied, file)).isFalse();
        assertThat(accepts(denied, file)).isTrue();
        assertThat(looks).hasValue(2);
    }

    @Test
    void leavesAnUnreadableFile() throws IOException {
        Path file = write("a.json", "[]");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();

        assertThat(accepts(file)).isFalse();
    }

    @Test
    void looksIntoAFileAgainOnlyWhenItChanged() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        WholeFiles counted = new WholeFiles(
                new Formats(java.util.List.of(new Counted(looks)), new JsonReader()),
                kit.gate,
                kit.inboxDocuments,
                kit.clock,
                IntakeKit.SETTLE);
        Path file = write("a.ndjson", LINES);

        for (int i = 0; i < 10; i++) {
            accepts(counted, file);
        }
        assertThat(looks).hasValue(1);
        Files.writeString(file, LINES, StandardOpenOption.APPEND);
        accepts(counted, file);
        assertThat(looks).hasValue(2);
    }

    @Test
    void forgetsAFileThatIsGone() throws IOException {
        Path file = write("a.json", "[");
        accepts(file);
        Files.delete(file);

        assertThat(accepts(file)).isFalse();
    }

    private Path write(String name, String content) throws IOException {
        return Files.write(inbox.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private Path moveIn(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        return Files.move(file, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean accepts(Path file) {
        return accepts(files, file);
    }

    private boolean accepts(WholeFiles filter, Path file) {
        return filter.accept(FileConsumer.asGenericFile(inbox.toString(), file.toFile(), null, false));
    }

    /** A reader that counts how often a file is looked into. */
    private record Counted(AtomicInteger looks) implements CandidateReader {

        @Override
        public boolean reads(Source source) {
            return true;
        }

        @Override
        public Completeness completeness(Source source) {
            looks.incrementAndGet();
            return Completeness.RECORDS;
        }

        @Override
        public Records open(Source source) {
            throw new UnsupportedOperationException();
        }
    }

    /** A reader that may not read the file the first time. */
    private record DeniedOnce(AtomicInteger looks) implements CandidateReader {

        @Override
        public boolean reads(Source source) {
            return true;
        }

        @Override
        public Completeness completeness(Source source) throws IOException {
            if (looks.incrementAndGet() == 1) {
                throw new java.nio.file.AccessDeniedException(source.name());
            }
            return Completeness.WHOLE;
        }

        @Override
        public Records open(Source source) {
            throw new UnsupportedOperationException();
        }
    }
}
