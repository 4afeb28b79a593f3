package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An inbox of which everything should have been taken: each file once in {@code .done}, with a receipt that is right. */
record FiledInbox(Path inbox) {

    private static final String RECEIPT = ".receipt.json";

    /** Waits until nothing is left outside of .done, and then looks whether all is there, once. */
    void assertFiled(Map<String, Integer> candidatesByFile) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(files().filter(file -> !file.startsWith(".done/")))
                        .as("files that are not done")
                        .isEmpty());
        Set<String> expected = candidatesByFile.keySet().stream()
                .flatMap(file -> Stream.of(".done/" + file, ".done/" + file + RECEIPT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(files().collect(Collectors.toList())).containsExactlyInAnyOrderElementsOf(expected);
        candidatesByFile.forEach(this::assertReceipt);
    }

    private void assertReceipt(String file, int candidates) {
        JsonNode receipt = read(inbox.resolve(".done").resolve(file + RECEIPT));
        assertThat(receipt.path("file").asText()).isEqualTo(file);
        assertThat(receipt.path("refused").asInt()).as("refused of %s", file).isZero();
        assertThat(receipt.path("accepted").asInt() + receipt.path("unchanged").asInt())
                .as("taken of %s", file)
                .isEqualTo(candidates);
        assertThat(receipt.path("candidates")).as("in the receipt of %s", file).hasSize(candidates);
        assertThat(receipt.path("finishedAt").asText()).isNotEmpty();
    }

    /** All files below the inbox, relative to it. */
    Stream<String> files() {
        try (Stream<Path> all = Files.walk(inbox)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(file -> inbox.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return List.of("a file that is being moved").stream();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return CaravanProcess.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
