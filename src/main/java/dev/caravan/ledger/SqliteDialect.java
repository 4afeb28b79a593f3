package dev.caravan.ledger;

import java.time.Clock;
import java.time.Instant;

/** SQLite: one node, one writer; its clock is the node's. */
final class SqliteDialect implements Dialect {

    private final Clock clock;

    SqliteDialect(Clock clock) {
        this.clock = clock;
    }

    /** Immediate: a lock that is only asked for at the first change can fail in the middle. */
    @Override
    public String begin() {
        return "begin immediate";
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
