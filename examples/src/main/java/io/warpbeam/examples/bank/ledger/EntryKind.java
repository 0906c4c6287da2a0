package io.warpbeam.examples.bank.ledger;

/** What an entry of a ledger stands for. */
public enum EntryKind {
    /** Money brought in. */
    DEPOSIT(true),
    /** Money taken out. */
    WITHDRAWAL(false),
    /** Money that left for another account. */
    TRANSFER_OUT(false),
    /** Money that came from another account. */
    TRANSFER_IN(true),
    /** Money of a transfer that came back, since it could not be delivered. */
    REFUND(true);

    private final boolean adds;

    EntryKind(boolean adds) {
        this.adds = adds;
    }

    /** The change of the balance when so much is moved. */
    public long signed(long cents) {
        return adds ? cents : -cents;
    }

    /** Whether the balance grows. */
    public boolean adds() {
        return adds;
    }
}
