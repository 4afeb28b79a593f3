package dev.caravan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Document.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentPruningTest {

    @TempDir
    Path folder;

    private DocumentStore store;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private DocumentPruning pruning;

    @BeforeEach
    void open() {
        store = new DocumentStore(folder);
        pruning = new DocumentPruning(
                store, all -> all.stream().filter(one -> !used.contains(one)).toList());
    }

    @Test
    void removesWhatNobodyHasAndWhatIsOldOnly() throws IOException {
        String inUse = old(keep("in use"));
        String unused = old(keep("unused"));
        String young = keep("young");
        used.add(inUse);

        assertThat(pruning.prune(dayAgo())).isEqualTo(1);

        assertThat(store.has(inUse)).isTrue();
        assertThat(store.has(unused)).isFalse();
        assertThat(store.has(young)).isTrue();
    }

    @Test
    void whatIsKeptAgainIsYoungAgain() throws IOException {
        String content = old(keep("again"));
        keep("again");

        assertThat(pruning.prune(dayAgo())).isZero();
        assertThat(store.has(content)).isTrue();
    }

    @Test
    void anEmptyStoreAndStrangeFilesAreNoTrouble() throws IOException {
        assertThat(pruning.prune(dayAgo())).isZero();
        Files.createDirectories(folder.resolve("ab"));
        Files.writeString(folder.resolve("ab/README"), "x");
        Files.writeString(folder.resolve("note.txt"), "x");

        assertThat(pruning.prune(dayAgo())).isZero();
        assertThat(folder.resolve("ab/README")).exists();
    }

    @Test
    void removesWhatACrashHasLeftHalfWritten() throws IOException {
        Path left = Files.createDirectories(folder.resolve(".new")).resolve("left");
        Files.writeString(left, "half");
        Files.setLastModifiedTime(left, FileTime.from(dayAgo()));
        Path now = Files.writeString(folder.resolve(".new").resolve("now"), "half");

        store.clean(Instant.now().minus(Duration.ofHours(1)));

        assertThat(left).doesNotExist();
        assertThat(now).exists();
    }

    @Test
    void whatIsKeptWhileItIsRemovedIsThereAfterwards() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 200; round++) {
                String content = old(keep("contended"));
                Future<Integer> removed = threads.submit(() -> pruning.prune(dayAgo()));
                Future<String> one = threads.submit(() -> keep("contended"));
                Future<String> other = threads.submit(() -> keep("contended"));
                removed.get();

                assertThat(one.get()).isEqualTo(other.get()).isEqualTo(content);
                assertThat(store.has(content)).as("round %d", round).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsOnAScratchpadIsReadUntilItIsClosedAndIsNotKept() throws IOException {
        Documents documents = Documents.in(folder);
        String sha256;
        try (Scratchpad scratchpad = documents.scratchpad()) {
            Content content = scratchpad.keep(new ByteArrayInputStream("x".getBytes(UTF_8)), null, 10);
            sha256 = content.sha256();
            assertThat(documents.open(sha256)).hasContent("x");
            assertThat(documents.has(sha256)).isFalse();
        }
        String gone = sha256;
        assertThat(List.of(folder.toFile().list())).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> documents.open(gone))
                .isInstanceOf(java.nio.file.NoSuchFileException.class);
    }

    private String keep(String text) throws IOException {
        return new Documents(store)
                .keep(new ByteArrayInputStream(text.getBytes(UTF_8)), null, 1000)
                .sha256();
    }

    private String old(String sha256) throws IOException {
        Files.setLastModifiedTime(
                store.path(sha256), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        return sha256;
    }

    private static Instant dayAgo() {
        return Instant.now().minus(Duration.ofDays(1));
    }
}
