package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged jar, with vendors whose answers get lost and who list late. */
class LookupIT extends WholeCaravan {

    /** Fewer than a circuit breaker wants to have seen. */
    private static final int PEOPLE = 18;

    private static final Duration SOON = Duration.ofSeconds(60);

    /** What creates a candidate at each vendor. */
    private static final Map<String, String> CREATION = Map.of(
            "collective", "importTalent",
            "enboarder", "createProfile",
            "jarvi", "saveProfile",
            "merge", "createCandidate",
            "welcomekit", "createCandidate");

    @BeforeEach
    void start() throws Exception {
        caravan.with("caravan.delivery.lookup-settle", "4s")
                .with("caravan.delivery.breaker-failures", "1000")
                .with("caravan.merge.refused-per-10s", "1000")
                .start();
    }

    @Test
    void whatWasStoredBeforeTheAnswerGotLostIsThereOnce() throws Exception {
        lose("error-after", "reset-after", "\"store\":true,");

        deliverEveryone();

        assertThat(caravan.count("select count(*) from attempt where outcome = 'uncertain'"))
                .as("attempts whose answer got lost")
                .isGreaterThanOrEqualTo(5 * PEOPLE);
        assertThat(vendors.requests("welcomekit")).as("asked, then updated").isGreaterThanOrEqualTo(3 * PEOPLE);
        holdEveryoneOnce();
    }

    @Test
    void whatWasNotStoredBeforeTheAnswerGotLostIsThereOnceToo() throws Exception {
        lose("error-before", "reset-before", "");

        deliverEveryone();

        holdEveryoneOnce();
    }

    @Test
    void anIdThatWasFoundIsKeptWhenTheUpdateGetsLostToo() throws Exception {
        for (String vendor : new String[] {"merge", "welcomekit"}) {
            vendors.misbehave(vendor, """
                    [{"mode":"error-after","times":1,"operation":"createCandidate"},
                     {"mode":"reset-after","times":1,"operation":"updateCandidate"}]""");
        }

        caravan.post("application/json", People.one("ada", "Analyst"));
        caravan.awaitAllSettled(5, SOON);

        for (String vendor : new String[] {"merge", "welcomekit"}) {
            assertThat(vendors.received(vendor)).as(vendor).hasSize(1);
            assertThat(vendors.requests(vendor))
                    .as("%s: created, asked, updated, updated again", vendor)
                    .isEqualTo(4);
            assertThat(caravan.requestsInLedger(vendor)).as(vendor).isEqualTo(4);
        }
    }

    @Test
    void severalThereWaitForAPerson() throws Exception {
        caravan.post("application/json", sharing("first"));
        caravan.awaitAllSettled(5, SOON);
        vendors.misbehave("welcomekit", "{\"mode\":\"error-after\",\"times\":2,\"operation\":\"createCandidate\"}");
        caravan.post("application/x-ndjson", sharing("second") + "\n" + sharing("third"));
        caravan.awaitAllSettled(15, SOON);

        assertThat(vendors.received("welcomekit")).hasSize(3);
        assertThat(caravan.count("select count(*) from delivery where vendor = 'welcomekit' and uncertain = 1"
                        + " and state = 'rejected' and problem like '%2 of those that it lists could be%anew=true%'"))
                .isEqualTo(2);
    }

    /** The answers to the first creations get lost in three ways, and nobody is listed before a second and a half. */
    private void lose(String error, String reset, String stored) {
        CREATION.forEach(
                (vendor, operation) -> vendors.misbehave(vendor, """
                [{"mode":"%2$s","times":6,"operation":"%1$s"},
                 {"mode":"%3$s","times":6,"operation":"%1$s"},
                 {"mode":"stall",%4$s"times":6,"operation":"%1$s"},
                 {"mode":"lag","delayMillis":1500,"operation":"findCandidates"},
                 {"mode":"lag","delayMillis":1500,"operation":"findProfiles"}]""".formatted(operation, error, reset, stored)));
    }

    private void deliverEveryone() {
        caravan.post(
                "application/x-ndjson",
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> noted(People.one("p" + i, "Analyst")))
                        .collect(Collectors.joining("\n")));
        caravan.awaitAllSettled(5 * PEOPLE, SOON);
    }

    private void holdEveryoneOnce() {
        assertThat(caravan.count("select count(*) from delivery where state = 'delivered' and uncertain = 0"))
                .isEqualTo(5 * PEOPLE);
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(emails(vendors.received(vendor)))
                    .as(vendor)
                    .hasSize(PEOPLE)
                    .doesNotHaveDuplicates();
            assertThat(caravan.requestsInLedger(vendor)).as(vendor).isEqualTo(vendors.requests(vendor));
        }
        assertThat(vendors.received("jarvi"))
                .allSatisfy(person -> assertThat(person.at("/data/history")).hasSize(1));
        assertThat(vendors.received("collective"))
                .allSatisfy(person -> assertThat(person.at("/data/notes")).hasSize(1));
        assertThat(vendors.received("welcomekit"))
                .allSatisfy(person ->
                        assertThat(person.at("/data/comment").asText()).isEqualTo("Strong."));
    }

    private static List<String> emails(JsonNode people) {
        return StreamSupport.stream(people.spliterator(), false)
                .map(person -> person.path("emails").toString())
                .toList();
    }

    private static String noted(String candidate) {
        return candidate.substring(0, candidate.length() - 1) + ",\"notes\":[{\"content\":\"Strong.\"}]}";
    }

    private static String sharing(String externalId) {
        return People.one(externalId, "Analyst").replace(externalId + "@", "family@");
    }
}
