package dev.caravan.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds deliveries, page by page. Each pair of vendor and state is one range of an index, so a page costs the same at any
 * size of the ledger; what the index does not know is looked for in a bounded number of rows.
 */
final class Listing {

    /** How many rows are looked at for a page, at the most. */
    static final int SCANNED = 10_000;

    private static final String ALL = Reading.DELIVERY + "where d.id > ? order by d.id limit ?";
    private static final String IN_STATE =
            Reading.DELIVERY + "where d.vendor = ? and d.state = ? and d.id > ? order by d.id limit ?";
    private static final String NEXT_VENDOR = "select min(vendor) as vendor from delivery where vendor > ?";

    private final Statements statements;
    private final DeliveryFilter filter;
    private final List<DeliveryView> found = new ArrayList<>();
    private long lookedUpTo = Long.MAX_VALUE;

    private Listing(Statements statements, DeliveryFilter filter) {
        this.statements = statements;
        this.filter = filter;
    }

    static DeliveryPage page(Statements statements, DeliveryFilter filter, long after, int most) throws SQLException {
        return new Listing(statements, filter).page(after, most);
    }

    /** Every vendor that the ledger has deliveries of, known to anybody else or not. */
    static List<String> vendors(Statements statements) throws SQLException {
        List<String> vendors = new ArrayList<>();
        for (String next = nextVendor(statements, ""); next != null; next = nextVendor(statements, next)) {
            vendors.add(next);
        }
        return vendors;
    }

    private DeliveryPage page(long after, int most) throws SQLException {
        if (filter.vendors().isEmpty() && filter.states().isEmpty()) {
            look(most, SCANNED, ALL, after, SCANNED);
        } else {
            Collection<String> vendors = filter.vendors().isEmpty() ? vendors(statements) : filter.vendors();
            Collection<State> states = filter.states().isEmpty() ? List.of(State.values()) : filter.states();
            int each = Math.max(most, SCANNED / Math.max(1, vendors.size() * states.size()));
            for (String vendor : vendors) {
                for (State state : states) {
                    look(most, each, IN_STATE, vendor, state, after, each);
                }
            }
        }
        List<DeliveryView> page = found.stream()
                .filter(delivery -> delivery.id() <= lookedUpTo)
                .sorted(Comparator.comparingLong(DeliveryView::id))
                .limit(most)
                .toList();
        boolean last = page.size() < most && lookedUpTo == Long.MAX_VALUE;
        return new DeliveryPage(
                page,
                last
                        ? null
                        : page.size() < most ? lookedUpTo : page.get(most - 1).id());
    }

    /** One range; beyond the row at which it was left, nothing is known of it. */
    private void look(int most, int rows, String sql, Object... values) throws SQLException {
        List<DeliveryView> range =
                statements.listUpTo(most, delivery -> filter.matches(delivery) ? 1 : 0, sql, Reading::delivery, values);
        List<DeliveryView> matching = range.stream().filter(filter::matches).toList();
        found.addAll(matching);
        if (range.size() == rows || matching.size() == most) {
            lookedUpTo = Math.min(lookedUpTo, range.get(range.size() - 1).id());
        }
    }

    private static String nextVendor(Statements statements, String after) throws SQLException {
        return statements
                .list(NEXT_VENDOR, row -> row.getString("vendor"), after)
                .get(0);
    }
}
