package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The packaged jar, killed and misconfigured. */
class CrashIT extends WholeCaravan {

    private static final int PEOPLE = 2000;

    @Test
    void killedInTheMiddleOfTwoThousandCandidatesLosesNone() throws Exception {
        caravan.start();
        caravan.drop("batch.ndjson", People.lines("p", PEOPLE, "Analyst"));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> vendors.requests("jarvi") > PEOPLE / 4);
        caravan.kill();
        long before = vendors.requests("jarvi");
        assertThat(before).as("killed in the middle").isLessThan(PEOPLE);

        caravan.start();
        caravan.awaitAllSettled(5 * PEOPLE, Duration.ofMinutes(2));

        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(5 * PEOPLE);
        Set<String> all = new TreeSet<>();
        IntStream.range(0, PEOPLE).forEach(i -> all.add("p" + i + "@example.org"));
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(emails(vendors.received(vendor))).as(vendor).isEqualTo(all);
        }
        for (String upsert : new String[] {"jarvi", "collective", "enboarder"}) {
            assertThat(vendors.received(upsert)).as(upsert).hasSize(PEOPLE);
        }
    }

    @Test
    void stoppedOrderlyItGivesBackWhatItHasNotSentAndNothingIsUncertain() throws Exception {
        caravan.start();
        vendors.misbehave("jarvi", "{\"mode\":\"slow\",\"delayMillis\":300}");
        caravan.drop("batch.ndjson", People.lines("p", 300, "Analyst"));
        await().atMost(Duration.ofSeconds(30)).until(() -> vendors.requests("jarvi") > 10);

        caravan.stop();

        assertThat(caravan.count("select count(*) from delivery where state = 'sending'"))
                .as("leases not given back; the process said: %s", caravan.output())
                .isZero();
        assertThat(caravan.count("select count(*) from delivery where uncertain = 1"))
                .isZero();
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(caravan.requestsInLedger(vendor)).as(vendor).isEqualTo(vendors.requests(vendor));
        }
        assertThat(caravan.output()).doesNotContain("Exception").doesNotContain("cannot commit");
    }

    @Test
    void everythingThatIsWrongWithTheConfigurationIsSaidAtOnce() throws Exception {
        caravan.with("caravan.collective.environment", "")
                .with("caravan.merge.account-token", "")
                .with("caravan.jarvi.base-url", "jarvi.example.org/")
                .with("caravan.default-region", "France")
                .with("caravan.retention.attempts", "never")
                .with("caravan.enboarder.timeout", "10m")
                .with("caravan.welcomekit.requests-per-minute", "2");
        Process process = caravan.launch();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isNotZero();
        assertThat(caravan.output())
                .contains("caravan.collective.environment")
                .contains("caravan.merge.account-token")
                .contains("caravan.jarvi.base-url")
                .contains("caravan.default-region")
                .contains("caravan.retention.attempts: expected a time above zero such as 30d or 12h, or off")
                .contains("lease")
                .contains("caravan.welcomekit or caravan.delivery: requests-per-minute: expected 40 to 1000000, got 2")
                .doesNotContain("\tat ");
    }

    @Test
    void noSecretAndNoPersonIsInTheLogOrInWhatIsKept() throws Exception {
        caravan.with("quarkus.log.category.\"dev.caravan\".level", "DEBUG").start();
        vendors.misbehave("merge", "{\"mode\":\"refuse\",\"times\":1}");
        caravan.drop("ada.json", People.one("ada", "Analyst"));
        caravan.drop("bad.json", "{\"externalId\":\"bad\",\"firstName\":7,\"emails\":[\"secret-mail\"]}");
        caravan.awaitAllSettled(5, Duration.ofSeconds(30));

        assertThat(caravan.output())
                .doesNotContain("Lovelace")
                .doesNotContain("@example.org")
                .doesNotContain("secret-mail");
        assertThat(caravan.count("select count(*) from attempt where exchanges like '%sandbox-%key%'"
                        + " or exchanges like '%sandbox-merge-account%'"))
                .isZero();
        assertThat(caravan.output()).doesNotContain("sandbox-jarvi-key").doesNotContain("sandbox-merge-account");
    }

    private static Set<String> emails(JsonNode people) {
        Set<String> emails = new TreeSet<>();
        people.forEach(person -> person.path("emails").forEach(email -> emails.add(email.asText())));
        return emails;
    }
}
