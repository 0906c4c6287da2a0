package io.warpbeam.examples.bank;

import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.ledger.Entry;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.util.Optional;

/**
 * What an account process knows.
 *
 * @param holder of the account
 * @param seq of its newest entry, 0 without entries
 * @param balance in cents
 */
record AccountState(Holder holder, long seq, long balance) {

    static AccountState of(Holder holder, Optional<Entry> newest) {
        return new AccountState(
                holder,
                newest.map(Entry::seq).orElse(0L),
                newest.map(Entry::balance).orElse(0L));
    }

    /**
     * What to do about a posting. Depends on nothing but the state, so that two processes at the same entry decide
     * alike.
     */
    sealed interface Decision {

        /** Write this entry. */
        record Write(Entry entry) implements Decision {}

        /** Refuse, unless the posting was written before. */
        record Refuse(Refusal refusal) implements Decision {}
    }

    Decision decide(Posting posting, long nowMillis) {
        String account = holder.account();
        long cents = posting.cents();
        if (!Cents.isAllowed(cents)) {
            return new Decision.Refuse(Refusal.badAmount(cents));
        }
        long after = balance + posting.kind().signed(cents);
        if (after < 0) {
            return new Decision.Refuse(Refusal.overdraft(account, balance, cents));
        }
        // Money that comes back was there before.
        if (posting.kind().adds() && posting.kind() != EntryKind.REFUND && after > Cents.LARGEST_BALANCE) {
            return new Decision.Refuse(Refusal.full(account));
        }
        return new Decision.Write(
                new Entry(account, seq + 1, posting.txid(), posting.kind(), after - balance, after, nowMillis));
    }

    AccountState after(Entry entry) {
        return new AccountState(holder, entry.seq(), entry.balance());
    }
}
