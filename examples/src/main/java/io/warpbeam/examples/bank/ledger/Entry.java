package io.warpbeam.examples.bank.ledger;

/**
 * One line of the ledger of one account. The key is {@code (account, seq)}; {@code (account, txid)} is unique as well.
 *
 * @param account it belongs to
 * @param seq its number within the account, from 1 without gaps
 * @param txid the transaction that made it
 * @param kind what it stands for
 * @param change of the balance in cents, negative when money left
 * @param balance in cents after it
 * @param atMillis when it was made, in milliseconds since 1970
 */
public record Entry(String account, long seq, String txid, EntryKind kind, long change, long balance, long atMillis) {

    /** Whether this is what a repetition of that posting would have made. */
    public boolean isOf(EntryKind otherKind, long cents) {
        return kind == otherKind && change == otherKind.signed(cents);
    }
}
