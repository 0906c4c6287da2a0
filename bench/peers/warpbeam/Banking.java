package warpbeam;

import harness.Harness;
import harness.SavinaRandom;
import io.warpbeam.actors.Pid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Savina "banking": a teller asks accounts to transfer to others. An account serves nothing else until the account it
 * credits has answered; here it stashes what comes meanwhile. An operation is a transfer.
 */
final class Banking {

    private static final int INITIAL = 1_000_000;

    private Banking() {}

    record Transfer(int amount, Pid to, Pid teller) {}

    record Credit(int amount, Pid from) {}

    record Stop(Pid from) {}

    record Balance(long amount) {}

    private enum Answer {
        CREDITED,
        TRANSFERRED
    }

    static double run(Main main, int accounts, int transfers) {
        List<Pid> started = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            started.add(main.spawn(new Account()));
        }
        Pid teller = main.spawn(new Teller(main.pid(), started, transfers));
        long start = System.nanoTime();
        teller.send(Word.GO);
        main.await(Word.DONE, 1);
        long nanos = System.nanoTime() - start;
        started.forEach(account -> account.send(new Stop(main.pid())));
        long total = 0;
        for (int i = 0; i < accounts; i++) {
            total += ((Balance) main.receive()).amount();
        }
        Harness.check("money", (long) accounts * INITIAL, total);
        return nanos;
    }

    private static final class Teller extends Acting {

        private final Pid main;
        private final List<Pid> accounts;
        private int left;

        Teller(Pid main, List<Pid> accounts, int transfers) {
            this.main = main;
            this.accounts = List.copyOf(accounts);
            this.left = transfers;
        }

        @Override
        public void handle(Object message) {
            if (message == Word.GO) {
                transferAll();
            } else if (--left == 0) {
                main.send(Word.DONE);
                throw exit();
            }
        }

        /** From the first eight tenths of the accounts to one behind: so no two ever wait for each other. */
        private void transferAll() {
            SavinaRandom random = new SavinaRandom(123456 & 65535);
            int count = accounts.size();
            for (int i = 0; i < left; i++) {
                int from = random.next(count / 10 * 8);
                int distance = random.next(count - from - 1);
                int amount = random.next(1000);
                accounts.get(from).send(new Transfer(amount, accounts.get(from + distance + 1), pid()));
            }
        }
    }

    private static final class Account extends Acting {

        private final Deque<Object> stash = new ArrayDeque<>();
        private @Nullable Transfer underWay;
        private long balance = INITIAL;

        @Override
        public void handle(Object message) {
            Transfer transfer = underWay;
            if (transfer == null) {
                serve(message);
            } else if (message == Answer.CREDITED) {
                underWay = null;
                balance -= transfer.amount();
                transfer.teller().send(Answer.TRANSFERRED);
                while (underWay == null && !stash.isEmpty()) {
                    serve(stash.removeFirst());
                }
            } else {
                stash.addLast(message);
            }
        }

        private void serve(Object message) {
            switch (message) {
                case Transfer transfer -> {
                    underWay = transfer;
                    transfer.to().send(new Credit(transfer.amount(), pid()));
                }
                case Credit(int amount, Pid from) -> {
                    balance += amount;
                    from.send(Answer.CREDITED);
                }
                case Stop(Pid from) -> {
                    from.send(new Balance(balance));
                    throw exit();
                }
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }
    }
}
