package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.document.Documents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The erase routes against strict vendors that keep state and misbehave: erasing again is safe, and hits nobody else. */
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
class EraseAtSandboxTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Map<String, String> OPERATIONS = Map.of(
            "collective", "deleteTalents",
            "enboarder", "deleteProfile",
            "merge", "ignoreCandidate",
            "welcomekit", "updateCandidate");

    private static final Map<String, List<String>> ENDS = Map.of(
            "collective", List.of("deleted", "not there"),
            "enboarder", List.of("deleted", "not there"),
            "merge", List.of("ignored", "ignored"),
            "welcomekit", List.of("archived", "archived"));

    @Inject
    CamelContext camel;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    SandboxResource sandbox;

    @BeforeEach
    void behave() {
        sandbox.behave();
    }

    static Stream<Arguments> faults() {
        return OPERATIONS.keySet().stream().sorted().flatMap(vendor -> Stream.of(
                        "error-before", "error-after", "reset-before", "reset-after", "garbage", "throttle")
                .map(mode -> Arguments.of(vendor, mode)));
    }

    static Stream<String> vendors() {
        return OPERATIONS.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faults")
    void isErasedInTheEndWhateverBecameOfTheFirstAnswer(String vendor, String mode) throws Exception {
        JsonNode person = person(vendor + "-" + mode);
        JsonNode other = person(vendor + "-" + mode + "-other");
        String id = deliver(vendor, person);
        deliver(vendor, other);

        sandbox.misbehaveOnce(vendor, mode, OPERATIONS.get(vendor));
        Outcome first = erase(vendor, person, "{\"vendorId\":\"" + id + "\"}");
        Outcome second = erase(vendor, person, doubt(person, id));

        boolean ignoredAtOnce = vendor.equals("merge") && mode.equals("garbage");
        assertThat(first)
                .isInstanceOf(
                        ignoredAtOnce
                                ? Outcome.Erased.class
                                : mode.equals("throttle") ? Outcome.Hold.class : Outcome.Uncertain.class);
        assertThat(second).isInstanceOfSatisfying(Outcome.Erased.class, erased -> assertThat(ENDS.get(vendor))
                .contains(erased.how()));
        holdErased(vendor, id);
        assertThat(held(vendor, other)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vendors")
    void whatWasCreatedWithoutAnAnswerIsFoundAndErased(String vendor) throws Exception {
        JsonNode person = person(vendor + "-in-doubt");
        String creation = Map.of("collective", "importTalent", "enboarder", "createProfile")
                .getOrDefault(vendor, "createCandidate");
        sandbox.misbehaveOnce(vendor, "error-after", creation);
        Outcome lost = run(vendor, "deliver-to-" + vendor, person, "{}");
        assertThat(lost).isInstanceOf(Outcome.Uncertain.class);
        String id = id(vendor, person);

        Outcome erased = erase(vendor, person, doubt(person, null));

        assertThat(erased).isInstanceOfSatisfying(Outcome.Erased.class, one -> assertThat(one.how())
                .isEqualTo(ENDS.get(vendor).get(0)));
        holdErased(vendor, id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vendors")
    void whatNeverArrivedIsNotThere(String vendor) throws Exception {
        JsonNode person = person(vendor + "-never");

        Outcome early = erase(vendor, person, doubt(person, null, 0));
        Outcome settled = erase(vendor, person, doubt(person, null));

        assertThat(early).isInstanceOf(Outcome.Later.class);
        assertThat(settled).isEqualTo(Outcome.erased("not there", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"collective", "enboarder"})
    void erasingTwiceIsSafe(String vendor) throws Exception {
        JsonNode person = person(vendor + "-twice");
        String id = deliver(vendor, person);

        Outcome first = erase(vendor, person, "{\"vendorId\":\"" + id + "\"}");
        Outcome second = erase(vendor, person, "{\"vendorId\":\"" + id + "\"}");

        assertThat(first).isEqualTo(Outcome.erased("deleted", List.of()));
        assertThat(second).isEqualTo(Outcome.erased("not there", List.of()));
    }

    @Test
    void aProfileOfManyWorkflowsIsWaitedForAndErasedWhenTheyEnd() throws Exception {
        JsonNode person = person("held");
        String id = deliver("enboarder", person);
        sandbox.activateWorkflows(id, 12);

        Outcome held = erase("enboarder", person, "{\"vendorId\":\"" + id + "\"}");
        sandbox.activateWorkflows(id, 0);
        Outcome erased = erase("enboarder", person, "{\"vendorId\":\"" + id + "\"}");

        assertThat(held).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.time())
                    .isBetween(
                            clock.instant().plusSeconds(3500), clock.instant().plusSeconds(3600));
            assertThat(later.problem())
                    .contains("\"Workflow 0\" (held-workflow-0, enb-0)", "\"Workflow 11\" (held-workflow-11, enb-11)");
        });
        assertThat(erased).isEqualTo(Outcome.erased("deleted", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"error-before", "reset-before", "garbage", "throttle"})
    void whileAWorkflowHoldsItNothingOfTheListIsAFailure(String mode) throws Exception {
        JsonNode person = person("held-" + mode);
        String id = deliver("enboarder", person);
        sandbox.activateWorkflows(id, 1);
        sandbox.misbehaveOnce("enboarder", mode, "listWorkflows");

        Outcome held = erase("enboarder", person, "{\"vendorId\":\"" + id + "\"}");

        assertThat(held).isInstanceOfSatisfying(Outcome.Later.class, later -> assertThat(later.problem())
                .contains("is part of one that it does not name"));
    }

    @Test
    void jarviIsAPersonsTaskAndNotAsked() throws Exception {
        JsonNode person = person("jarvi-1");
        String id = deliver("jarvi", person);
        int requests = sandbox.requests("jarvi");

        Outcome task = erase("jarvi", person, "{\"vendorId\":\"" + id + "\"}");

        assertThat(task).isInstanceOf(Outcome.Rejected.class);
        assertThat(task.problem()).contains("Delete the profile " + id + " in Jarvi by hand");
        assertThat(sandbox.requests("jarvi")).isEqualTo(requests);
    }

    private String deliver(String vendor, JsonNode person) throws Exception {
        Outcome outcome = run(vendor, "deliver-to-" + vendor, person, "{}");
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).vendorId();
    }

    /** The candidate of an erasure holds nothing but its externalId. */
    private Outcome erase(String vendor, JsonNode person, String known) throws Exception {
        ObjectNode bare = MAPPER.createObjectNode().set("externalId", person.path("externalId"));
        return run(vendor, vendor + "-erase", bare, known);
    }

    private Outcome run(String vendor, String route, JsonNode candidate, String known) throws Exception {
        Fixture fixture = new Fixture(vendor, route, candidate, read(known), List.of(), List.of(), null);
        return new FixtureRun(camel, null, clock, documents).run(fixture, route).outcome();
    }

    private void holdErased(String vendor, String id) {
        List<JsonNode> there = StreamSupport.stream(sandbox.received(vendor).spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .toList();
        switch (vendor) {
            case "merge" ->
                assertThat(there).singleElement().satisfies(one -> assertThat(one.path("data"))
                        .isEqualTo(read("{\"ignored\":true}")));
            case "welcomekit" ->
                assertThat(there).singleElement().satisfies(one -> assertThat(
                                one.at("/data/archived").asBoolean())
                        .isTrue());
            default -> assertThat(there).isEmpty();
        }
    }

    private int held(String vendor, JsonNode person) {
        return sandbox.received(vendor, person.at("/emails/0").asText()).size();
    }

    private String id(String vendor, JsonNode person) {
        JsonNode there = sandbox.received(vendor, person.at("/emails/0").asText());
        assertThat(there).as("what the vendor kept of it").hasSize(1);
        return there.at("/0/id").asText();
    }

    private static String doubt(JsonNode person, String id) {
        return doubt(person, id, 60);
    }

    private static String doubt(JsonNode person, String id, int secondsAgo) {
        ObjectNode known = MAPPER.createObjectNode().put("uncertain", true).put("doubtedSecondsAgo", secondsAgo);
        known.putArray("doubted").add(person);
        return (id == null ? known : known.put("vendorId", id)).toString();
    }

    private static JsonNode person(String externalId) {
        return read("{\"externalId\":\"" + externalId + "\",\"firstName\":\"Ada\",\"lastName\":\"Lovelace\","
                + "\"emails\":[\"" + externalId + "@example.org\"],"
                + "\"linkedinUrl\":\"https://www.linkedin.com/in/" + externalId + "\"}");
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
