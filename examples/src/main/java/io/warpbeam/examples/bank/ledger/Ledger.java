package io.warpbeam.examples.bank.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The accounts and their entries. From any thread; each method is one step that is done or not done, and committed when
 * it returns.
 */
public final class Ledger {

    private static final String COLUMNS = "select account, seq, txid, kind, change, balance, at_millis from ledger ";

    private final Database database;

    /** The ledger in this database. */
    public Ledger(Database database) {
        this.database = database;
    }

    /** What became of an entry. */
    public sealed interface Append {

        /** It is written. */
        record Written() implements Append {}

        /**
         * Its transaction was written before.
         *
         * @param entry of that transaction
         */
        record Known(Entry entry) implements Append {}

        /** Its number is taken: the writer does not know the newest entry of the account. */
        record Stale() implements Append {}
    }

    /** Writes the next entry of an account. */
    public Append append(Entry entry) {
        return database.run(session -> {
            if (insert(session, entry)) {
                return new Append.Written();
            }
            Optional<Entry> known = find(session, entry.account(), entry.txid());
            return known.isPresent() ? new Append.Known(known.get()) : new Append.Stale();
        });
    }

    /** The entry that a transaction made in an account. */
    public Optional<Entry> find(String account, String txid) {
        return database.run(session -> find(session, account, txid));
    }

    /** The newest entry of an account. */
    public Optional<Entry> last(String account) {
        return database.run(session ->
                session.first(Ledger::entry, COLUMNS + "where account = ? order by seq desc limit 1", account));
    }

    /** The newest entries of an account, newest first. */
    public List<Entry> entries(String account, int limit) {
        return database.run(session ->
                session.all(Ledger::entry, COLUMNS + "where account = ? order by seq desc limit ?", account, limit));
    }

    /** Who holds an account; empty when there is no such account. */
    public Optional<Holder> holder(String account) {
        return database.run(session ->
                session.first(Ledger::holder, "select id, owner, email from accounts where id = ?", account));
    }

    /** The holders, by account. */
    public List<Holder> holders(int limit) {
        return database.run(session ->
                session.all(Ledger::holder, "select id, owner, email from accounts order by id limit ?", limit));
    }

    /** The balance of every account in cents. */
    public Map<String, Long> balances() {
        Map<String, Long> balances = new TreeMap<>();
        holders(Integer.MAX_VALUE).forEach(holder -> balances.put(holder.account(), 0L));
        database.run(session -> session.all(row -> balances.put(row.getString(1), row.getLong(2)), """
            select account, balance from ledger
            where (account, seq) in (select account, max(seq) from ledger group by account)\
            """));
        return balances;
    }

    /** The highest id of an account that is a number; zero without any. */
    public long highestNumber() {
        return database.run(session -> session.number(
                "select max(cast(id as integer)) from accounts where id not glob '*[^0-9]*' and length(id) < 16"));
    }

    /**
     * Opens an account, with a first deposit unless {@code cents} is zero.
     *
     * @param txid the transaction that opens it; repeated, it gets the same answer
     */
    public Outcome open(Holder holder, long cents, String txid, long nowMillis) {
        String account = holder.account();
        return database.transaction(session -> {
            Optional<String> opener =
                    session.first(row -> row.getString(1), "select opened_by from accounts where id = ?", account);
            if (opener.isPresent()) {
                return opener.get().equals(txid)
                        ? first(session, account)
                        : Outcome.refused(Refusal.accountExists(account));
            }
            int inserted = session.change(
                    "insert into accounts values (?, ?, ?, ?) on conflict do nothing",
                    account,
                    holder.owner(),
                    holder.email(),
                    txid);
            if (inserted == 0) {
                return Outcome.refused(Refusal.idReused(txid));
            }
            if (cents > 0) {
                insert(session, new Entry(account, 1, txid, EntryKind.DEPOSIT, cents, cents, nowMillis));
            }
            return first(session, account);
        });
    }

    private static Outcome first(Session session, String account) throws SQLException {
        return session.first(Ledger::entry, COLUMNS + "where account = ? and seq = 1", account)
                .map(Outcome::done)
                .orElseGet(() -> new Outcome.Done(new Outcome.Receipt(account, 0, 0)));
    }

    private static boolean insert(Session session, Entry entry) throws SQLException {
        int inserted = session.change(
                "insert into ledger values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                entry.account(),
                entry.seq(),
                entry.txid(),
                entry.kind().name(),
                entry.change(),
                entry.balance(),
                entry.atMillis());
        return inserted == 1;
    }

    private static Optional<Entry> find(Session session, String account, String txid) throws SQLException {
        return session.first(Ledger::entry, COLUMNS + "where account = ? and txid = ?", account, txid);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                EntryKind.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(row.getString(1), row.getString(2), row.getString(3));
    }
}
