package dev.caravan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which vendors are paused. The ledger's table says so; what was read of it last is at hand for those who deliver. */
final class Pauses {

    private static final String PAUSE = """
            insert into vendor_pause (vendor, since, reason) values (?, ?, ?)
            on conflict (vendor) do update set reason = excluded.reason""";

    private static final String RESUME = "delete from vendor_pause where vendor = ?";
    private static final String PAUSES = "select vendor, since, reason from vendor_pause order by vendor";
    private static final String OF_VENDOR = "select vendor, since, reason from vendor_pause where vendor = ?";

    private final Set<String> paused = ConcurrentHashMap.newKeySet();

    /** What is paused already stays so since then, with the new reason. */
    Pause pause(Statements statements, String vendor, Instant now, String reason) throws SQLException {
        statements.update(PAUSE, vendor, now, reason);
        paused.add(vendor);
        return statements.first(OF_VENDOR, Pauses::of, vendor).orElseThrow();
    }

    /** Returns false when it was not paused. */
    boolean resume(Statements statements, String vendor) throws SQLException {
        boolean changed = statements.update(RESUME, vendor) == 1;
        paused.remove(vendor);
        return changed;
    }

    /** Reads it anew; asked in the transaction of each claim, because another node may have paused the vendor. */
    boolean isPaused(Statements statements, String vendor) throws SQLException {
        boolean now = statements.first(OF_VENDOR, Pauses::of, vendor).isPresent();
        if (now) {
            paused.add(vendor);
        } else {
            paused.remove(vendor);
        }
        return now;
    }

    /** As of the last claim, pause or resumption. */
    boolean isPaused(String vendor) {
        return paused.contains(vendor);
    }

    static List<Pause> all(Statements statements) throws SQLException {
        return statements.list(PAUSES, Pauses::of);
    }

    private static Pause of(ResultSet row) throws SQLException {
        return new Pause(row.getString("vendor"), Statements.time(row, "since"), row.getString("reason"));
    }
}
