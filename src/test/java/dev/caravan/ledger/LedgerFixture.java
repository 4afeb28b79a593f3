package dev.caravan.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.SettableClock;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sqlite.SQLiteDataSource;

/** A ledger in a folder of its own, opened before each test and gone after it, with a clock that tests move. */
public final class LedgerFixture implements BeforeEachCallback, AfterEachCallback {

    static final Duration LEASE = Duration.ofMinutes(2);

    private static final CandidateCheck CHECK = CandidateCheck.forRegion(null);

    final SettableClock clock = new SettableClock();
    Path folder;
    DataSource database;
    Ledger ledger;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
    }

    void open() throws IOException {
        folder = Files.createTempDirectory("ledger");
        database = database(folder);
        ledger = Ledger.inSqlite(database, clock);
    }

    /** An empty ledger's database, in a file of that folder, with the settings of the real one. */
    public static DataSource database(Path folder) {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve("caravan.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE&foreign_keys=true"
                + "&secure_delete=true");
        Flyway.configure().dataSource(database).locations("db/sqlite").load().migrate();
        return database;
    }

    Acceptance accept(String externalId, String headline, String... vendors) {
        return ledger.accept(List.of(addressed(externalId, headline, vendors)))
                .join()
                .get(0);
    }

    static Addressed withNotes(String externalId, String note, String... vendors) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        candidate.put("externalId", externalId).withArray("notes").addObject().put("content", note);
        return new Addressed((Verdict.Sound) CHECK.check(candidate), Set.of(vendors));
    }

    /** A candidate that says itself which vendors it is for. */
    static Addressed meantFor(String externalId, String headline, String... vendors) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        candidate.put("externalId", externalId).put("headline", headline);
        List.of(vendors).forEach(candidate.withArray("deliverTo")::add);
        return new Addressed((Verdict.Sound) CHECK.check(candidate), Set.of(vendors));
    }

    static Addressed addressed(String externalId, String headline, String... vendors) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        candidate.put("externalId", externalId).put("headline", headline);
        return new Addressed((Verdict.Sound) CHECK.check(candidate), Set.of(vendors));
    }

    Erasures erasures() {
        return ledger.erasures();
    }

    Erasure erase(String externalId) {
        return erasures().erase(externalId).orElseThrow();
    }

    Erasure erasure(String externalId) {
        return erasures().find(externalId).orElseThrow();
    }

    /** Somebody whom Jarvi has, under that id. */
    void deliver(String externalId, String vendorId) {
        accept(externalId, "Lovelace", "jarvi");
        settle(Settlement.delivered(claimOne("jarvi"), vendorId, "{\"notes\":1}", attempt("delivered")));
    }

    List<Claim> claim(String vendor) {
        return ledger.claim(vendor, 100, LEASE, Map.of()).join().claims();
    }

    Claim claimOne(String vendor) {
        List<Claim> claims = claim(vendor);
        if (claims.size() != 1) {
            throw new AssertionError("expected one due delivery of " + vendor + ", found " + claims.size());
        }
        return claims.get(0);
    }

    void settle(Settlement settlement) {
        ledger.settle(List.of(settlement)).join();
    }

    Attempt attempt(String outcome) {
        return new Attempt(clock.instant(), Duration.ofMillis(5), outcome, 200, 1, null, "[]");
    }

    DeliveryView delivery(String externalId, String vendor) {
        return ledger.candidate(externalId).orElseThrow().deliveries().stream()
                .filter(delivery -> delivery.vendor().equals(vendor))
                .findFirst()
                .orElseThrow();
    }

    long count(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How the database goes about it, step by step; parameters may stay open. */
    List<String> plan(String sql) throws Exception {
        List<String> steps = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain query plan " + sql)) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    /** What a crash leaves: the process is gone, the file is there. */
    void restart() {
        ledger.close();
        ledger = Ledger.inSqlite(database, clock);
    }

    void close() throws IOException {
        ledger.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
