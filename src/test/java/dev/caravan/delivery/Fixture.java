package dev.caravan.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One test of a vendor without test code: the files {@code <name>.<part>.json} of a folder that has the vendor's name.
 *
 * @param known what the ledger knows before: vendorId, memory, uncertain (with doubtedSecondsAgo and the
 *     contents in doubt as doubted), whose the vendor's other records are (owned: externalId by vendorId), and whether its
 *     documents stand in it as earlier versions had them (inline); an empty object for nothing
 * @param requests those that are expected on the wire, in order: method, path, headers, body
 * @param answers what the vendor answers to each: status, headers, body or text; or cut
 * @param outcome what the attempt has to end with: outcome, vendorId, memory, problem, warnings, holds, later, and how
 *     for an erasure; and what the route has to have learnt on the way (learnt: vendorId, memory, uncertain)
 */
record Fixture(
        String vendor,
        String name,
        JsonNode candidate,
        JsonNode known,
        List<JsonNode> requests,
        List<JsonNode> answers,
        JsonNode outcome) {

    static final Path ALL = Path.of("src/test/resources/fixtures");
    private static final Path ERASURES = Path.of("src/test/resources/fixtures-erase");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> PARTS = Set.of("candidate", "request", "answer", "outcome");

    /** The fixtures of every vendor. */
    static Stream<Fixture> all() {
        return list(ALL).stream().flatMap(Fixture::in);
    }

    /** The fixtures of every vendor's erasure. */
    static Stream<Fixture> erasures() {
        return list(ERASURES).stream().flatMap(Fixture::in);
    }

    /** The one of that name, which is {@code <vendor>/<name>}. */
    static Fixture named(String name) {
        return named(ALL, name);
    }

    /** The one of that name among those of erasures. */
    static Fixture erasure(String name) {
        return named(ERASURES, name);
    }

    private static Fixture named(Path all, String name) {
        return in(all.resolve(name.substring(0, name.indexOf('/'))))
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The fixtures of one vendor. Throws when one lacks a part, or when a file belongs to none. */
    static Stream<Fixture> in(Path folder) {
        Map<String, Set<String>> parts = list(folder).stream()
                .map(file -> file.getFileName().toString())
                .collect(groupingBy(
                        file -> file.substring(0, file.indexOf('.')),
                        TreeMap::new,
                        mapping(file -> file.substring(file.indexOf('.') + 1), toSet())));
        return parts.entrySet().stream().map(entry -> read(folder, entry.getKey(), entry.getValue()));
    }

    private static Fixture read(Path folder, String name, Set<String> files) {
        Set<String> expected = PARTS.stream().map(part -> part + ".json").collect(toSet());
        boolean hasKnown = files.contains("known.json");
        if (hasKnown) {
            expected.add("known.json");
        }
        if (!files.equals(expected)) {
            throw new IllegalStateException(
                    "The fixture " + folder + "/" + name + " needs the files " + expected + ", it has " + files);
        }
        return new Fixture(
                folder.getFileName().toString(),
                name,
                json(folder, name, "candidate"),
                hasKnown ? json(folder, name, "known") : MAPPER.createObjectNode(),
                each(json(folder, name, "request")),
                each(json(folder, name, "answer")),
                json(folder, name, "outcome"));
    }

    private static JsonNode json(Path folder, String name, String part) {
        try {
            return MAPPER.readTree(folder.resolve(name + "." + part + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> each(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? StreamSupport.stream(oneOrMore.spliterator(), false).toList()
                : List.of(oneOrMore);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return vendor + "/" + name;
    }
}
