package dev.caravan.ledger;

import java.time.Clock;
import java.time.Instant;

/** SQLite: one node, one writer; its clock is the node's. */
final class SqliteDialect implements Dialect {

    private final Clock clock;

    SqliteDialect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public Instant now(Statements statements) {
        return clock.instant();
    }
}
