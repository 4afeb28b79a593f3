package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the routes that a test can edit while a Caravan runs on it. */
final class RoutesCopy {

    static final String JARVI = "vendors/jarvi/jarvi.camel.yaml";
    static final String DELIVERY = "delivery.camel.yaml";
    static final String INTAKE = "intake.camel.yaml";

    private static final Path ORIGINAL = Path.of("routes");
    private static final Duration SOON = Duration.ofSeconds(30);

    final Path folder;

    RoutesCopy(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ORIGINAL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String original(String file) {
        try {
            return Files.readString(ORIGINAL.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The original with one thing changed, which has to be in it. */
    static String changed(String file, String from, String to) {
        String original = original(file);
        assertThat(original).as(file).contains(from);
        return original.replace(from, to);
    }

    /** The route that sends to Jarvi, changed so that each headline "Analyst" arrives there as that word. */
    static String jarviWithHeadline(String headline) {
        Matcher step = Pattern.compile("( *)- to: contract:jarvi/saveProfile\n").matcher(original(JARVI));
        assertThat(step.find()).isTrue();
        String indent = step.group(1);
        return step.replaceFirst(Matcher.quoteReplacement(step.group()
                + indent + "- convertBodyTo: { type: String }\n"
                + indent + "- setBody: { simple: \"${body.replace('Analyst','" + headline + "')}\" }\n"));
    }

    /** The first line that has those words in it, counted from one. */
    static int line(String text, String words) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(words)) {
                return i + 1;
            }
        }
        throw new AssertionError("not in the text: " + words);
    }

    /** Saves as editors do: all at once. */
    void save(String file, String text) {
        try {
            Path whole = Files.writeString(folder.resolve(file).resolveSibling(".saved"), text);
            Files.move(whole, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rename(String from, String to) {
        try {
            Files.move(folder.resolve(from), folder.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves a good text, and waits until it runs. */
    void takenOver(CaravanProcess caravan, String file, String text) {
        String before = status(caravan, file).path("loadedAt").asText();
        save(file, text);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode status = status(caravan, file);
            assertThat(status.path("state").asText()).as("%s", status).isEqualTo("running");
            assertThat(status.path("loadedAt").asText()).as("%s", status).isNotEqualTo(before);
        });
    }

    /** Waits until the file stands like this; returns what the API says of it. */
    static JsonNode awaitState(CaravanProcess caravan, String file, String state) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode status = status(caravan, file);
            assertThat(status.path("state").asText()).as("%s: %s", file, status).isEqualTo(state);
        });
        return status(caravan, file);
    }

    /** What the API says of a file; empty when it says nothing. */
    static JsonNode status(CaravanProcess caravan, String file) {
        for (JsonNode status : caravan.get("/api/routes")) {
            if (status.path("file").asText().equals(file)) {
                return status;
            }
        }
        return CaravanProcess.MAPPER.createObjectNode();
    }
}
