package io.warpbeam.examples.bank.ledger;

/**
 * What became of a transaction. Both answers are final: whoever repeats the transaction gets the same one, or it is
 * done then.
 */
public sealed interface Outcome {

    /**
     * It is in the database.
     *
     * @param receipt what was written
     */
    record Done(Receipt receipt) implements Outcome {}

    /**
     * It was refused; nothing has changed.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Outcome {}

    /**
     * What was written.
     *
     * @param account whose balance it is
     * @param seq of the entry
     * @param balance in cents after the entry
     */
    record Receipt(String account, long seq, long balance) {}

    /** It is in the database. */
    static Outcome done(Entry entry) {
        return new Done(new Receipt(entry.account(), entry.seq(), entry.balance()));
    }

    /** It was refused. */
    static Outcome refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
