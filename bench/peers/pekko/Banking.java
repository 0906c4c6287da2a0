package pekko;

import harness.Harness;
import harness.SavinaRandom;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/**
 * Savina "banking": a teller asks accounts to transfer to others. An account serves nothing else until the account it
 * credits has answered; here it stashes what comes meanwhile. An operation is a transfer.
 */
final class Banking {

    private static final int INITIAL = 1_000_000;

    private Banking() {}

    sealed interface ToAccount {}

    record Transfer(int amount, ActorRef<ToAccount> to, ActorRef<Word> teller) implements ToAccount {}

    record Credit(int amount, ActorRef<ToAccount> from) implements ToAccount {}

    record Stop(ActorRef<Object> from) implements ToAccount {}

    enum Answer implements ToAccount {
        CREDITED
    }

    record Balance(long amount) {}

    static double run(Main main, int accounts, int transfers) throws InterruptedException {
        List<ActorRef<ToAccount>> started = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            started.add(main.spawn(
                    Behaviors.withStash(transfers, stash -> Behaviors.setup(context -> new Account(context, stash)))));
        }
        ActorRef<Word> teller =
                main.spawn(Behaviors.setup(context -> new Teller(context, main.ref(), started, transfers)));
        long start = System.nanoTime();
        teller.tell(Word.GO);
        main.await(Word.DONE, 1);
        long nanos = System.nanoTime() - start;
        started.forEach(account -> account.tell(new Stop(main.ref())));
        long total = 0;
        for (int i = 0; i < accounts; i++) {
            total += ((Balance) main.receive()).amount();
        }
        Harness.check("money", (long) accounts * INITIAL, total);
        return nanos;
    }

    private static final class Teller extends AbstractMatchingBehavior<Word> {

        private final ActorRef<Word> self;
        private final ActorRef<Object> main;
        private final List<ActorRef<ToAccount>> accounts;
        private int left;

        Teller(ActorContext<Word> context, ActorRef<Object> main, List<ActorRef<ToAccount>> accounts, int transfers) {
            super(context);
            this.self = context.getSelf();
            this.main = main;
            this.accounts = List.copyOf(accounts);
            this.left = transfers;
        }

        @Override
        public Behavior<Word> onMessage(Word message) {
            if (message == Word.GO) {
                transferAll();
            } else if (--left == 0) {
                main.tell(Word.DONE);
                return Behaviors.stopped();
            }
            return this;
        }

        /** From the first eight tenths of the accounts to one behind: so no two ever wait for each other. */
        private void transferAll() {
            SavinaRandom random = new SavinaRandom(123456 & 65535);
            int count = accounts.size();
            for (int i = 0; i < left; i++) {
                int from = random.next(count / 10 * 8);
                int distance = random.next(count - from - 1);
                int amount = random.next(1000);
                accounts.get(from).tell(new Transfer(amount, accounts.get(from + distance + 1), self));
            }
        }
    }

    /** Serves. */
    private static final class Account extends AbstractMatchingBehavior<ToAccount> {

        private final ActorContext<ToAccount> context;
        private final ActorRef<ToAccount> self;
        private final StashBuffer<ToAccount> stash;
        private long balance = INITIAL;

        Account(ActorContext<ToAccount> context, StashBuffer<ToAccount> stash) {
            super(context);
            this.context = context;
            this.self = context.getSelf();
            this.stash = stash;
        }

        @Override
        public Behavior<ToAccount> onMessage(ToAccount message) {
            switch (message) {
                case Transfer transfer -> {
                    transfer.to().tell(new Credit(transfer.amount(), self));
                    return new Waiting(context, this, transfer);
                }
                case Credit(int amount, ActorRef<ToAccount> from) -> {
                    balance += amount;
                    from.tell(Answer.CREDITED);
                }
                case Stop(ActorRef<Object> from) -> {
                    from.tell(new Balance(balance));
                    return Behaviors.stopped();
                }
                case Answer.CREDITED -> throw new IllegalStateException("nothing was credited");
            }
            return this;
        }
    }

    /** Waits until the other account has answered. */
    private static final class Waiting extends AbstractMatchingBehavior<ToAccount> {

        private final Account account;
        private final Transfer transfer;

        Waiting(ActorContext<ToAccount> context, Account account, Transfer transfer) {
            super(context);
            this.account = account;
            this.transfer = transfer;
        }

        @Override
        public Behavior<ToAccount> onMessage(ToAccount message) {
            if (message == Answer.CREDITED) {
                account.balance -= transfer.amount();
                transfer.teller().tell(Word.DONE);
                return account.stash.unstashAll(account);
            }
            account.stash.stash(message);
            return this;
        }
    }
}
