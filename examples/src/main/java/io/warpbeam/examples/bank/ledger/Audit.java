package io.warpbeam.examples.bank.ledger;

/**
 * The books of the bank, added up from the database.
 *
 * @param accounts how many there are
 * @param entries how many there are
 * @param balances the sum of the balances in cents: the control total
 * @param changes the sum of all entries in cents
 * @param broken entries whose number or balance does not follow from the entry before
 * @param openTransfers transfers that have begun and not ended
 */
public record Audit(long accounts, long entries, long balances, long changes, long broken, long openTransfers) {

    private static final String BROKEN = """
        select count(*) from (
            select seq - lag(seq, 1, 0) over following as step,
                   balance - change - lag(balance, 1, 0) over following as gap
            from ledger window following as (partition by account order by seq))
        where step <> 1 or gap <> 0\
        """;

    private static final String BALANCES = """
        select sum(balance) from ledger
        where (account, seq) in (select account, max(seq) from ledger group by account)\
        """;

    /** Adds up a database. */
    public static Audit of(Database database) {
        return database.run(session -> new Audit(
                session.number("select count(*) from accounts"),
                session.number("select count(*) from ledger"),
                session.number(BALANCES),
                session.number("select sum(change) from ledger"),
                session.number(BROKEN),
                session.number("select count(*) from transfers where " + TransferJournal.OPEN)));
    }

    /** Whether the books agree with themselves. */
    public boolean isSound() {
        return broken == 0 && balances == changes;
    }
}
