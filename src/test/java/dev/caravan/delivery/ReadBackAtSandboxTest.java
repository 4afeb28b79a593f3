package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.document.Documents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enboarder's read-back against a vendor that keeps state: what has arrived is written once, and what has not is. */
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
class ReadBackAtSandboxTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PHOTO = "iVBORw0KGgoAAAANSUhEUg==";
    private static final String OTHER_PHOTO = "iVBORw0KGgoAAAANSUhEUgAA";

    @Inject
    CamelContext camel;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    SandboxResource sandbox;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"error-after, 3", "reset-after, 3", "garbage, 2", "error-before, 2", "reset-before, 2"})
    void aCreationIsNotMadeTwiceWhateverBecameOfItsAnswer(String mode, int writes) throws Exception {
        JsonNode person = person("created-" + mode, "Lyon", PHOTO);
        sandbox.misbehaveOnce("enboarder", mode, "createProfile");

        Outcome lost = deliver(person, "{}");
        Outcome then = deliver(person, "{\"uncertain\":true}");

        assertThat(lost).isInstanceOf(Outcome.Uncertain.class);
        assertThat(then).isInstanceOf(Outcome.Delivered.class);
        holdThere(person, writes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"error-after, 5", "reset-after, 5", "garbage, 4", "error-before, 4", "reset-before, 4"})
    void anUpdateEndsWithAllOfItWhateverBecameOfItsAnswer(String mode, int writes) throws Exception {
        String id = "updated-" + mode;
        Outcome.Delivered first = (Outcome.Delivered) deliver(person(id, "Paris", OTHER_PHOTO), "{}");
        JsonNode person = person(id, "Lyon", PHOTO);
        sandbox.misbehaveOnce("enboarder", mode, "updateProfile");
        ObjectNode known = MAPPER.createObjectNode().put("vendorId", id);
        known.set("memory", MAPPER.readTree(first.memory()));

        Outcome lost = deliver(person, known.toString());
        Outcome then = deliver(person, known.put("uncertain", true).toString());

        assertThat(lost).isInstanceOf(Outcome.Uncertain.class);
        assertThat(then).isInstanceOf(Outcome.Delivered.class);
        holdThere(person, writes);
    }

    @Test
    void aFieldThatOnlyTheLostRequestHadIsTakenAway() throws Exception {
        sandbox.misbehaveOnce("enboarder", "error-after", "createProfile");
        JsonNode lost = person("fields", "Lyon", PHOTO);
        deliver(lost, "{}");
        ObjectNode wanted = lost.deepCopy();
        wanted.remove("vendors");
        ObjectNode known = MAPPER.createObjectNode().put("uncertain", true);
        known.putArray("doubted").add(lost);

        deliver(wanted, known.toString());

        JsonNode there = sandbox.received("enboarder", "fields").get(0);
        assertThat(there.at("/data/profilefields")).isEmpty();
        assertThat(there.path("writes").asInt()).isEqualTo(3);
    }

    private Outcome deliver(JsonNode person, String known) throws Exception {
        Fixture fixture =
                new Fixture("enboarder", "read-back", person, MAPPER.readTree(known), List.of(), List.of(), null);
        return new FixtureRun(camel, null, clock, documents)
                .run(fixture, "deliver-to-enboarder")
                .outcome();
    }

    /** @param writes of the profile, and then one of its photo */
    private void holdThere(JsonNode person, int writes) {
        JsonNode there = sandbox.received("enboarder", person.path("externalId").asText());
        assertThat(there).hasSize(1);
        assertThat(there.at("/0/writes").asInt()).isEqualTo(writes);
        assertThat(there.at("/0/data/profilefields").toString()).isEqualTo("[{\"name\":\"team\",\"value\":\"Lyon\"}]");
        assertThat(there.at("/0/data/profilePhoto/size").asInt()).isEqualTo(16);
    }

    private static JsonNode person(String externalId, String team, String photo) throws Exception {
        return MAPPER.readTree(
                "{\"externalId\":\"" + externalId + "\",\"firstName\":\"Ada\",\"emails\":[\"" + externalId
                        + "@example.org\"],\"documents\":[{\"kind\":\"photo\",\"data\":\"" + photo
                        + "\"}],\"vendors\":{\"enboarder\":{\"profileFields\":{\"team\":\"" + team + "\"}}}}");
    }
}
