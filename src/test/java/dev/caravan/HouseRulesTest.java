package dev.caravan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader may rely on in every file: how long it is, how its routes are named, and that each vendor is whole. */
class HouseRulesTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void noFileIsTooLongToRead() {
        Map<String, Long> tooLong = new TreeMap<>();
        longerThan(200, "src/main/java", ".java", tooLong);
        longerThan(300, "src/test/java", ".java", tooLong);
        longerThan(120, "routes", ".camel.yaml", tooLong);
        longerThan(150, ".", "README.md", tooLong);

        assertThat(tooLong).isEmpty();
    }

    @Test
    void theConfigurationSaysEachThingOnce() throws IOException {
        assertThat(Files.readAllLines(Path.of("application.properties")).stream()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteHasAnIdAndSaysWhatItDoes(JsonNode route) {
        assertThat(route.path("id").asText()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(route.path("description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aDirectRouteIsNamedLikeItsId(JsonNode route) {
        String uri = route.path("from").path("uri").asText();
        if (uri.startsWith("direct:")) {
            assertThat(uri).isEqualTo("direct:" + route.path("id").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyDeliveryRouteRestsOnTheLedger(JsonNode route) {
        if (route.path("from").path("uri").asText().startsWith("ledger:")) {
            assertThat(route.path("routeConfigurationId").asText()).isEqualTo("delivery");
            assertThat(route.findValuesAsText("idempotentRepository")).contains("ledgerRepository");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noRouteHoldsAnAddressOrASecret(JsonNode route) {
        assertThat(route.toString())
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("groovy");
    }

    @Test
    void whatYamlNamesIsThereInANativeBinaryToo() {
        Map<String, JavaClass> named = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.caravan").stream()
                        .filter(type -> type.isAnnotatedWith(Named.class))
                        .collect(Collectors.toMap(
                                type -> type.getAnnotationOfType(Named.class).value(), type -> type));
        Set<String> calledByMethod = new TreeSet<>();
        routes().flatMap(route -> Stream.of("bean", "method").flatMap(key -> route.findValues(key).stream()))
                .filter(call -> call.has("ref"))
                .forEach(call -> calledByMethod.add(call.path("ref").asText()));

        assertThat(calledByMethod).isNotEmpty().allSatisfy(bean -> {
            assertThat(named).containsKey(bean);
            assertThat(named.get(bean).isAnnotatedWith(RegisterForReflection.class))
                    .as("@RegisterForReflection at " + bean)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aVendorIsFourThingsWithOneName(String vendor) {
        Path folder = Path.of("routes/vendors", vendor);
        assertThat(folder.resolve(vendor + ".camel.yaml")).exists();
        assertThat(folder.resolve(vendor + ".openapi.yaml")).exists();
        assertThat(folder.resolve("README.md")).exists();
        assertThat(Path.of("src/main/java/dev/caravan/vendor", vendor)).isDirectory();
        assertThat(Path.of("src/test/resources/fixtures", vendor)).isDirectory();
        assertThat(read(Path.of("application.properties"))).contains("caravan." + vendor + ".base-url=");
    }

    static Stream<JsonNode> routes() {
        return files("routes", ".camel.yaml").stream().flatMap(file -> {
            List<JsonNode> routes = new java.util.ArrayList<>();
            tree(file).forEach(element -> {
                if (element.has("route")) {
                    routes.add(element.path("route"));
                }
            });
            return routes.stream();
        });
    }

    static List<String> vendors() {
        try (Stream<Path> folders = Files.list(Path.of("routes/vendors"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void longerThan(long ceiling, String folder, String ending, Map<String, Long> found) {
        for (Path file : files(folder, ending)) {
            long lines = read(file).lines().count();
            if (lines > ceiling) {
                found.put(file.toString(), lines);
            }
        }
    }

    private static JsonNode tree(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String folder, String ending) {
        Set<String> leftOut = new HashSet<>(Set.of("./target", "./.git", "./data", "./inbox"));
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> leftOut.stream().noneMatch(out -> file.startsWith(out)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
