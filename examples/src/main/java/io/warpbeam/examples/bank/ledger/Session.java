package io.warpbeam.examples.bank.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An open database and its prepared statements. To be used by the work that it was given to, and not kept. */
public final class Session {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** How a row becomes a value. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads the current row. */
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement that changes rows, and tells how many. */
    public int change(String sql, Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    /** Runs a query and reads all rows. */
    public <T> List<T> all(Reader<T> reader, String sql, Object... arguments) throws SQLException {
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    /** Runs a query and reads the first row. */
    public <T> Optional<T> first(Reader<T> reader, String sql, Object... arguments) throws SQLException {
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** Runs a query that has one number as its result. */
    public long number(String sql, Object... arguments) throws SQLException {
        return first(row -> row.getLong(1), sql, arguments).orElse(0L);
    }

    void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }

    private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
