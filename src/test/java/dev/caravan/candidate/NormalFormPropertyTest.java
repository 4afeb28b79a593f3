package dev.caravan.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The normal form of candidates that nobody thought of. */
class NormalFormPropertyTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CandidateCheck check = CandidateCheck.forRegion("FR");

    @Property(tries = 500)
    void ofTheNormalFormIsItself(@ForAll("candidates") ObjectNode given) throws JsonProcessingException {
        Verdict.Sound once = sound(given);
        Verdict.Sound twice = sound(MAPPER.readTree(once.json()));

        assertThat(twice.json()).isEqualTo(once.json());
        assertThat(twice.hash()).isEqualTo(once.hash());
        assertThat(CandidateCheck.fromCanonical(twice.json())).isEqualTo(CandidateCheck.fromCanonical(once.json()));
    }

    @Property(tries = 500)
    void doesNotKnowOrderNorSpaceNorEmptyFields(@ForAll("candidates") ObjectNode given, @ForAll long seed)
            throws JsonProcessingException {
        String written = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(disturbed(given, new Random(seed)));

        assertThat(sound(MAPPER.readTree(written)).hash())
                .isEqualTo(sound(given).hash());
    }

    @Property(tries = 500)
    void isTheSameExactlyWhenTheMeaningIs(
            @ForAll("candidates") ObjectNode one, @ForAll("candidates") ObjectNode other) {
        assertThat(sound(one).hash().equals(sound(other).hash()))
                .isEqualTo(Meaning.of(one).equals(Meaning.of(other)));
    }

    @Property(tries = 500)
    void isTheSameForAmountsAndAddressesThatMeanTheSame(
            @ForAll("candidates") ObjectNode one,
            @ForAll("amounts") BigDecimal amount,
            @ForAll("emails") String email) {
        ObjectNode other = one.deepCopy();
        other.withObjectProperty("compensation").put("dailyRate", amount);
        other.withArray("emails").insert(0, email);

        assertThat(sound(one).hash().equals(sound(other).hash()))
                .isEqualTo(Meaning.of(one).equals(Meaning.of(other)));
    }

    @Property(tries = 500)
    void tellsEveryChangeOfOneText(@ForAll("candidates") ObjectNode given, @ForAll("words") String word) {
        ObjectNode changed = given.deepCopy().put("headline", word);

        assertThat(sound(changed).hash().equals(sound(given).hash()))
                .isEqualTo(Meaning.of(given).equals(Meaning.of(changed)));
    }

    @Provide
    Arbitrary<ObjectNode> candidates() {
        return Combinators.combine(texts(), lists(), amounts().optional(), vendors())
                .as((texts, lists, amount, vendors) -> {
                    ObjectNode candidate = NODES.objectNode().put("externalId", "id");
                    texts.forEach(candidate::put);
                    lists.forEach((name, values) -> values.forEach(candidate.withArray(name)::add));
                    amount.ifPresent(rate -> candidate.putObject("compensation").put("dailyRate", rate));
                    if (vendors.size() > 0) {
                        candidate.set("vendors", vendors);
                    }
                    return candidate;
                });
    }

    /** Few letters, so that the same come often; some of them are several characters. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("a", "b", "é", "e\u0301", "ß", "日", "\uD83D\uDE00", " ", "\"", "\\", "0")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(letters -> String.join("", letters))
                .filter(word -> !word.isBlank());
    }

    private Arbitrary<Map<String, String>> texts() {
        return Arbitraries.maps(
                        Arbitraries.of(
                                "firstName", "lastName", "headline", "location", "coverLetter", "currentCompany"),
                        words())
                .ofMaxSize(4);
    }

    private Arbitrary<Map<String, List<String>>> lists() {
        Arbitrary<List<String>> phones =
                Arbitraries.of(Meaning.PHONES.keySet()).list().ofMaxSize(3);
        return Combinators.combine(
                        emails().list().ofMaxSize(3), phones, words().list().ofMaxSize(3))
                .as((some, numbers, tags) -> Map.of("emails", some, "phones", numbers, "tags", tags));
    }

    @Provide
    Arbitrary<String> emails() {
        return Arbitraries.of("a@EXAMPLE.org", "a@example.org", "A@example.org", "b@x.fr");
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.of("500", "500.00", "5E+2", "0", "0.0", "499.99", "1000000000000")
                .map(BigDecimal::new);
    }

    private Arbitrary<ObjectNode> vendors() {
        return Arbitraries.maps(
                        Arbitraries.of("jarvi", "merge"),
                        Arbitraries.maps(words(), words()).ofMaxSize(3))
                .map(vendors -> {
                    ObjectNode node = NODES.objectNode();
                    vendors.forEach((vendor, fields) -> fields.forEach(node.withObjectProperty(vendor)::put));
                    return node;
                });
    }

    private Verdict.Sound sound(JsonNode given) {
        return (Verdict.Sound) check.check(given);
    }

    /** The same with its fields in another order, and with fields that say nothing. */
    private static JsonNode disturbed(JsonNode given, Random random) {
        if (given instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Collections.shuffle(fields, random);
            ObjectNode other = NODES.objectNode();
            fields.forEach(field -> other.set(field.getKey(), disturbed(field.getValue(), random)));
            if (object.has("externalId")) {
                List.of("currentPosition", "atsUrl").forEach(other::putNull);
                other.put("externalId", " id ");
            }
            return other;
        }
        if (given instanceof ArrayNode array) {
            ArrayNode same = NODES.arrayNode();
            array.forEach(item -> same.add(disturbed(item, random)));
            return same;
        }
        return given;
    }
}
