package io.warpbeam.examples.bank.ledger;

/**
 * Why the bank did not do what it was asked. Nothing has changed.
 *
 * @param reason the kind of it, for programs
 * @param sentence one sentence for people
 */
public record Refusal(Reason reason, String sentence) {

    /** The kinds of refusals. */
    public enum Reason {
        /** There is no such account. */
        UNKNOWN_ACCOUNT,
        /** The amount is zero, negative or too large. */
        BAD_AMOUNT,
        /** The account holds less than was asked for. */
        OVERDRAFT,
        /** The account would hold more than it may. */
        FULL,
        /** The id of the transaction stands for something else already. */
        ID_REUSED,
        /** A transfer from an account to itself. */
        SAME_ACCOUNT,
        /** The account to be opened exists. */
        ACCOUNT_EXISTS,
        /** There is no such wizard. */
        UNKNOWN_WIZARD,
        /** The wizard still works on the answer before. */
        WIZARD_BUSY
    }

    /** There is no such account. */
    public static Refusal unknownAccount(String account) {
        return new Refusal(Reason.UNKNOWN_ACCOUNT, "There is no account " + account + ".");
    }

    /** The amount is not allowed. */
    public static Refusal badAmount(long cents) {
        return new Refusal(
                Reason.BAD_AMOUNT,
                "The amount must be more than 0.00 and at most " + Cents.format(Cents.LARGEST_AMOUNT) + ", but is "
                        + Cents.format(cents) + ".");
    }

    /** The account holds less than was asked for. */
    public static Refusal overdraft(String account, long balance, long cents) {
        return new Refusal(
                Reason.OVERDRAFT,
                "Account " + account + " holds " + Cents.format(balance) + ", which is less than " + Cents.format(cents)
                        + ".");
    }

    /** The account would hold more than it may. */
    public static Refusal full(String account) {
        return new Refusal(
                Reason.FULL, "Account " + account + " may hold at most " + Cents.format(Cents.LARGEST_BALANCE) + ".");
    }

    /** The id of the transaction stands for something else. */
    public static Refusal idReused(String txid) {
        return new Refusal(Reason.ID_REUSED, "The transaction id " + txid + " was used before for something else.");
    }

    /** A transfer from an account to itself. */
    public static Refusal sameAccount(String account) {
        return new Refusal(Reason.SAME_ACCOUNT, "A transfer needs two accounts, but both are " + account + ".");
    }

    /** There is no such wizard. */
    public static Refusal unknownWizard(String id) {
        return new Refusal(
                Reason.UNKNOWN_WIZARD, "There is no wizard " + id + "; it has ended, or was left alone for too long.");
    }

    /** The wizard still works on the answer before. */
    public static Refusal wizardBusy(String id) {
        return new Refusal(Reason.WIZARD_BUSY, "The wizard " + id + " still works on the answer before.");
    }

    /** The account to be opened exists. */
    public static Refusal accountExists(String account) {
        return new Refusal(Reason.ACCOUNT_EXISTS, "Account " + account + " exists already.");
    }
}
