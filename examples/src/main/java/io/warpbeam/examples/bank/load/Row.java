package io.warpbeam.examples.bank.load;

import java.util.List;

/** A row of a transaction file that makes sense on its own. */
public sealed interface Row {

    /** The line of the file it stands on; the first line, the header, is line 1. */
    int line();

    /** The id of the transaction. */
    String id();

    /** The amount in cents. */
    long cents();

    /** The accounts it touches. Rows that touch the same account must be applied in the order of the file. */
    List<String> accounts();

    /** What it does to the sum of all balances. */
    long effect();

    /** Opens an account with a first deposit. */
    record Open(int line, String id, String account, long cents) implements Row {
        @Override
        public List<String> accounts() {
            return List.of(account);
        }

        @Override
        public long effect() {
            return cents;
        }
    }

    /** Brings money in. */
    record Deposit(int line, String id, String account, long cents) implements Row {
        @Override
        public List<String> accounts() {
            return List.of(account);
        }

        @Override
        public long effect() {
            return cents;
        }
    }

    /** Takes money out. */
    record Withdraw(int line, String id, String account, long cents) implements Row {
        @Override
        public List<String> accounts() {
            return List.of(account);
        }

        @Override
        public long effect() {
            return -cents;
        }
    }

    /** Moves money to another account. */
    record Move(int line, String id, String account, String target, long cents) implements Row {
        @Override
        public List<String> accounts() {
            return account.equals(target) ? List.of(account) : List.of(account, target);
        }

        @Override
        public long effect() {
            return 0;
        }
    }
}
