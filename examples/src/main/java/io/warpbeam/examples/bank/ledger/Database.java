package io.warpbeam.examples.bank.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The database file of the bank: one connection, used by one thread at a time. From any thread; every method waits for
 * its turn, and no interrupt ends that wait, so that a killed process either finishes its statement or never began it.
 * What a method has changed is committed when it returns.
 */
public final class Database implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            "pragma busy_timeout = 0",
            "pragma locking_mode = exclusive",
            "pragma journal_mode = wal",
            "pragma synchronous = normal",
            // Fewer, larger checkpoints: each one waits for the disk.
            "pragma wal_autocheckpoint = 16384",
            "pragma cache_size = -65536",
            "pragma foreign_keys = on");

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();

    // Touched by the holder of the lock.
    private Optional<Session> open = Optional.empty();

    /** A database in this file, not opened yet. */
    public Database(Path file) {
        this.file = file;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** What is done with an open database. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(Session session) throws SQLException;
    }

    /**
     * Opens the file, and makes the tables in a new one. An open database is closed first.
     *
     * @throws DatabaseException when the file cannot be opened, or another program has it open
     */
    public void open() {
        lock.lock();
        try {
            close();
            open = Optional.of(connect());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the file, with everything in its place; idempotent. Whatever is asked afterwards fails until it is opened
     * again.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            Optional<Session> closing = open;
            open = Optional.empty();
            if (closing.isPresent()) {
                closing.get().close();
            }
        } catch (SQLException e) {
            throw new DatabaseException("could not close " + file, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does some work, each statement of it committed at once.
     *
     * @throws DatabaseException when it fails, or the database is not open
     */
    public <T> T run(Work<T> work) {
        lock.lock();
        try {
            Session session = open.orElseThrow(() -> new DatabaseException("the database is closed"));
            return work.with(session);
        } catch (SQLException e) {
            throw new DatabaseException("the database refused", e);
        } finally {
            lock.unlock();
        }
    }

    /** Does all of some work or, if it throws, nothing of it. */
    public <T> T transaction(Work<T> work) {
        return run(session -> {
            session.change("begin immediate");
            boolean done = false;
            try {
                T result = work.with(session);
                session.change("commit");
                done = true;
                return result;
            } finally {
                if (!done) {
                    session.change("rollback");
                }
            }
        });
    }

    private Session connect() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                prepare(connection);
                return new Session(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException("could not open " + file + " (is another bank running on it?)", e);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            for (String table : Schema.TABLES) {
                statement.execute(table);
            }
        }
    }
}
