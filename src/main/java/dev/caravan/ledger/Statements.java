package dev.caravan.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** SQL on one connection; each text is prepared once and kept. Not for several threads. */
final class Statements implements AutoCloseable {

    /** Makes a value of the row that the cursor stands on. */
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Runs what has neither values nor rows, such as {@code commit}. */
    void execute(String sql) throws SQLException {
        prepare(sql).execute();
    }

    /** Returns how many rows were changed. */
    int update(String sql, Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /** Returns how many rows each of the statements changed. */
    int[] batch(String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        PreparedStatement statement = prepare(sql);
        for (Object[] row : rows) {
            bind(statement, row);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        }
    }

    /** The first rows, as long as all of them together weigh less than {@code most}; always one if there is one. */
    <T> List<T> listUpTo(long most, ToLongFunction<T> weight, String sql, RowMapper<T> mapper, Object... values)
            throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            for (long weighed = 0; weighed < most && rows.next(); ) {
                T row = mapper.map(rows);
                weighed += weight.applyAsLong(row);
                found.add(row);
            }
            return found;
        }
    }

    <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... values) throws SQLException {
        return list(sql, mapper, values).stream().findFirst();
    }

    @Override
    public void close() throws SQLException {
        prepared.clear();
        connection.close();
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, values);
        return statement;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, column(values[i]));
        }
    }

    private static Object column(Object value) {
        if (value instanceof Instant time) {
            return time.toEpochMilli();
        }
        if (value instanceof State state) {
            return state.word();
        }
        return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : value;
    }

    /** The time in that column, or null. */
    static Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** The number in that column, or null. */
    static Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
