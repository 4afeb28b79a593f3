package dev.caravan.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in a route file without Camel. */
class RouteTextTest {

    private static final String GOOD = """
            - routeConfiguration:
                id: delivery
            - route:
                id: deliver-to-acme
                routeConfigurationId: delivery, more
                from:
                  uri: ledger:acme?concurrency=2
                  steps:
                    - idempotentConsumer:
                        idempotentRepository: "#ledgerRepository"
                        simple: "${header.CaravanExternalId}"
                        steps:
                          - to: direct:acme-send
            - route:
                id: acme-send
                from:
                  uri: direct:acme-send
                  steps: [ { log: sent } ]
            """;

    @Test
    void aFileIsReadWithWhatItDefinesAndUses() throws Exception {
        RouteText text = RouteText.parse("acme.camel.yaml", GOOD);

        assertThat(text.routeIds()).containsExactly("deliver-to-acme", "acme-send");
        assertThat(text.configurations()).containsExactly("delivery");
        assertThat(text.routes().get(0).ownPlace()).isEqualTo("ledger:acme");
        assertThat(text.routes().get(0).line()).isEqualTo(4);
        assertThat(text.routes().get(0).configurations()).containsExactly("delivery", "more");
        assertThat(text.routes()).extracting(RouteEntry::isCalled).containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id: deliver-to-acme            | name: deliver-to-acme  | 4  | a route has no id",
                "id: deliver-to-acme            | id: trial-of-acme      | 4  | kept for trials",
                "id: delivery                   | name: delivery         | 2  | a routeConfiguration has no id",
                "routeConfiguration:            | beans:                 | 2  | found 'beans'",
                "routeConfigurationId: delivery, | routeConfigurationId: | 4  | write 'routeConfigurationId: delivery'",
                "idempotentRepository:          | otherRepository:       | 4  | 'idempotentRepository: ledgerRepository'",
                "\"#ledgerRepository\"          | memory                 | 4  | 'idempotentRepository: ledgerRepository'",
                "uri: ledger:acme?concurrency=2 | url: ledger:acme       | 4  | has no 'from'",
                "simple:                        | idempotentRepository:  | 11 | 'idempotentRepository' stands twice",
                "steps: [ { log: sent } ]       | steps: [ { log: sent }  | 19 | no valid YAML",
            })
    void whatBreaksARuleIsToldWithItsLine(String from, String to, int line, String reason) {
        RouteProblem problem = problem(GOOD.replace(from, to));

        assertThat(problem.reason()).contains(reason);
        assertThat(problem.line()).isEqualTo(line);
    }

    @Test
    void whatIsNotWholeIsNotTaken() {
        assertThat(problem("").reason()).contains("nothing is in it");
        assertThat(problem("\n \n").reason()).contains("nothing is in it");
        assertThat(problem(GOOD.stripTrailing()))
                .isEqualTo(new RouteProblem(18, problem(GOOD.stripTrailing()).reason()));
        assertThat(problem(GOOD.stripTrailing()).reason()).contains("half-written");
        assertThat(problem("# only a remark\n").reason()).contains("expected a list");
        assertThat(problem("route: {}\n").reason()).contains("expected a list");
    }

    @Test
    void aNameThatIsTakenOrMissingIsTold() throws Exception {
        RouteText delivery = RouteText.parse("delivery.camel.yaml", "- routeConfiguration: { id: more }\n");
        RouteText acme = RouteText.parse("acme.camel.yaml", GOOD);
        RouteText other = RouteText.parse("other.camel.yaml", """
                - route: { id: other, from: { uri: "direct:acme-send", steps: [] } }
                """);
        RouteText calls = RouteText.parse("calls.camel.yaml", """
                - route:
                    id: calls
                    from:
                      uri: timer:tick
                      steps:
                        - choice:
                            when:
                              - simple: "${body}"
                                steps:
                                  - to: { uri: "direct:nowhere?block=false" }
                """);

        RouteNames.check(List.of(acme), List.of(delivery));
        assertThat(clash(List.of(acme), List.of())).contains("routeConfiguration 'more'");
        assertThat(clash(List.of(other), List.of(acme, delivery)))
                .contains("'direct:acme-send' is in acme.camel.yaml already");
        assertThat(clash(List.of(acme, acme), List.of(delivery))).contains("stands twice in this file");
        assertThat(clash(List.of(calls), List.of())).contains("no route begins with direct:nowhere");
        assertThat(clash(List.of(delivery, calls), List.of())).startsWith("calls.camel.yaml:10: no route");
    }

    private static String clash(List<RouteText> tried, List<RouteText> others) {
        return catchThrowableOfType(RouteProblemException.class, () -> RouteNames.check(tried, others))
                .problem()
                .reason();
    }

    private static RouteProblem problem(String text) {
        return catchThrowableOfType(RouteProblemException.class, () -> RouteText.parse("acme.camel.yaml", text))
                .problem();
    }
}
