package dev.caravan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.ledger.Erasure.Files;
import dev.caravan.ledger.Erasure.Search;
import dev.caravan.ledger.Erasure.Through;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ledger knows of erasures. */
final class ErasureReading {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String ERASURE = """
            select id, hash, external_id, asked_at, ended_at, lifted_at, candidates, deliveries, attempts, documents,
                   files_wanted = files_done as searched, files_looked_at, files_deleted, files_rewritten, files_left
            from erasure""";

    private static final String NEWEST = ERASURE + " where hash = ? order by id desc limit 1";
    private static final String BEFORE = ERASURE + " where id < ? order by id desc limit ?";
    private static final String OPEN = "select asked_at from erasure where ended_at is null order by id limit ?";

    private static final String THROUGH =
            "select vendor, how, remarks, at from erasure_vendor where erasure_id = ? order by vendor";

    private static final String DELIVERIES = Reading.DELIVERY + "where c.external_id = ? order by d.vendor";

    private static final String SEARCHES = """
            select id, external_id, files_wanted, files_left from erasure
            where ended_at is null and external_id is not null and files_done < files_wanted order by id limit ?""";

    private ErasureReading() {}

    /** The newest of the person. */
    static Optional<Erasure> newest(Statements statements, String hash) throws SQLException {
        return statements.first(NEWEST, row -> erasure(statements, row), hash);
    }

    /** The newest first, with an id below {@code before}. */
    static List<Erasure> newest(Statements statements, long before, int most) throws SQLException {
        return statements.list(BEFORE, row -> erasure(statements, row), before, most);
    }

    /** Since when those were asked for that go on, the oldest first. */
    static List<Instant> open(Statements statements, int most) throws SQLException {
        return statements.list(OPEN, row -> Statements.time(row, "asked_at"), most);
    }

    static List<Search> searches(Statements statements, int most) throws SQLException {
        return statements.list(
                SEARCHES,
                row -> new Search(
                        row.getLong("id"),
                        row.getString("external_id"),
                        row.getLong("files_wanted"),
                        left(row.getString("files_left"))),
                most);
    }

    static String json(List<String> left) {
        try {
            return left.isEmpty() ? null : MAPPER.writeValueAsString(left);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    static List<String> left(String json) throws SQLException {
        try {
            return json == null ? new ArrayList<>() : MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("The list of files that are left is not JSON", e);
        }
    }

    private static Erasure erasure(Statements statements, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String externalId = row.getString("external_id");
        return new Erasure(
                id,
                row.getString("hash"),
                Statements.time(row, "asked_at"),
                Statements.time(row, "ended_at"),
                Statements.time(row, "lifted_at"),
                row.getLong("candidates"),
                row.getLong("deliveries"),
                row.getLong("attempts"),
                row.getLong("documents"),
                new Files(
                        row.getInt("searched") == 1,
                        row.getLong("files_looked_at"),
                        row.getLong("files_deleted"),
                        row.getLong("files_rewritten"),
                        left(row.getString("files_left"))),
                statements.list(THROUGH, ErasureReading::through, id),
                externalId == null ? List.of() : statements.list(DELIVERIES, Reading::delivery, externalId));
    }

    private static Through through(ResultSet row) throws SQLException {
        return new Through(
                row.getString("vendor"), row.getString("how"), row.getString("remarks"), Statements.time(row, "at"));
    }
}
