package io.warpbeam.examples.bank.ledger;

/**
 * A transfer of money between two accounts.
 *
 * @param id of the transaction
 * @param source the account that gives
 * @param target the account that gets
 * @param cents how much
 */
public record Transfer(String id, String source, String target, long cents) {

    /** The transaction that takes the money from the source. */
    public String out() {
        return id + ":out";
    }

    /** The transaction that gives the money to the target. */
    public String in() {
        return id + ":in";
    }

    /** The transaction that gives the money back to the source. */
    public String back() {
        return id + ":back";
    }
}
