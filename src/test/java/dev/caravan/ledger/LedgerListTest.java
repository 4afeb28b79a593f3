package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding deliveries, page by page. */
class LedgerListTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void thePagesOfEveryFilterAreWholeAndInOrder(int most) throws Exception {
        for (int i = 0; i < 10; i++) {
            house.accept("c" + i, "Analyst", "jarvi", "merge", "collective");
        }
        execute("update delivery set state = 'dead', due_at = null, problem = 'no answer' where id % 3 = 0");
        execute("update delivery set state = 'rejected', due_at = null, problem = 'no e-mail' where id % 5 = 0");

        assertThat(ids(DeliveryFilter.ALL, most)).containsExactlyElementsOf(expected("1 = 1"));
        assertThat(ids(filter(List.of(), List.of(State.DEAD), null), most))
                .containsExactlyElementsOf(expected("state = 'dead'"));
        assertThat(ids(filter(List.of("jarvi", "merge"), List.of(State.DEAD, State.REJECTED), null), most))
                .containsExactlyElementsOf(expected("vendor in ('jarvi', 'merge') and state in ('dead', 'rejected')"));
        assertThat(ids(filter(List.of("jarvi"), List.of(), "E-MAIL"), most))
                .containsExactlyElementsOf(expected("vendor = 'jarvi' and problem = 'no e-mail'"));
        assertThat(ids(filter(List.of(), List.of(), "no "), most))
                .containsExactlyElementsOf(expected("problem is not null"));
        assertThat(ids(filter(List.of("unknown"), List.of(), null), most)).isEmpty();
    }

    @Test
    void aRareMatchIsFoundThoughAPageLooksAtABoundedNumberOfRows() throws Exception {
        house.ledger
                .accept(IntStream.range(0, Listing.SCANNED + 500)
                        .mapToObj(i -> LedgerFixture.addressed("c" + i, "Analyst", "jarvi"))
                        .toList())
                .join();
        execute("update delivery set problem = 'needle' where id = (select max(id) from delivery)");
        DeliveryFilter rare = filter(List.of("jarvi"), List.of(State.WAITING), "needle");

        DeliveryPage first = house.ledger.operations().deliveries(rare, 0, 100);
        DeliveryPage second = house.ledger.operations().deliveries(rare, first.after(), 100);

        assertThat(first.deliveries()).isEmpty();
        assertThat(first.after()).isEqualTo(Listing.SCANNED);
        assertThat(second.deliveries()).hasSize(1);
        assertThat(second.after()).isNull();
        assertThat(ids(filter(List.of(), List.of(), "needle"), 10)).hasSize(1);
    }

    @Test
    void agesAreThoseOfTheLastChange() {
        house.accept("old", "Analyst", "jarvi");
        house.clock.advance(Duration.ofHours(2));
        Instant between = house.clock.instant();
        house.clock.advance(Duration.ofHours(2));
        house.accept("young", "Analyst", "jarvi");

        assertThat(page(new DeliveryFilter(List.of(), List.of(), null, between, null)))
                .containsExactly("old");
        assertThat(page(new DeliveryFilter(List.of(), List.of(), null, null, between)))
                .containsExactly("young");
        assertThat(page(new DeliveryFilter(List.of(), List.of(), null, between, between)))
                .isEmpty();
    }

    @Test
    void vendorsThatNobodyElseKnowsAreThereToo() {
        house.accept("ada", "Analyst", "jarvi", "a-former-vendor");

        assertThat(house.ledger.operations().vendors()).containsExactly("a-former-vendor", "jarvi");
        assertThat(page(filter(List.of(), List.of(State.WAITING), null))).hasSize(2);
    }

    @Test
    void noQueryOfAListScansATable() throws Exception {
        for (String where : List.of(
                "where d.id > 5 order by d.id limit 10",
                "where d.vendor = 'jarvi' and d.state = 'dead' and d.id > 5 order by d.id limit 10",
                "where c.external_id = 'ada' and d.vendor = 'jarvi'")) {
            assertThat(plan(Reading.DELIVERY + where))
                    .as(where)
                    .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
        }
        assertThat(plan("select min(vendor) from delivery where vendor > 'jarvi'"))
                .noneMatch(step -> step.startsWith("SCAN"));
    }

    private List<String> page(DeliveryFilter filter) {
        return house.ledger.operations().deliveries(filter, 0, 100).deliveries().stream()
                .map(DeliveryView::externalId)
                .toList();
    }

    private List<Long> ids(DeliveryFilter filter, int most) {
        List<Long> ids = new ArrayList<>();
        for (Long after = 0L; after != null; ) {
            DeliveryPage page = house.ledger.operations().deliveries(filter, after, most);
            assertThat(page.deliveries().size()).isLessThanOrEqualTo(most);
            page.deliveries().forEach(delivery -> ids.add(delivery.id()));
            after = page.after();
        }
        return ids;
    }

    private List<Long> expected(String where) throws Exception {
        List<Long> ids = new ArrayList<>();
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from delivery where " + where + " order by id")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    private List<String> plan(String sql) throws Exception {
        List<String> steps = new ArrayList<>();
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("explain query plan " + sql)) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    private void execute(String sql) throws Exception {
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DeliveryFilter filter(List<String> vendors, List<State> states, String problem) {
        return new DeliveryFilter(vendors, states, problem, null, null);
    }
}
