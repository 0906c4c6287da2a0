package io.warpbeam.mailbox;

import java.util.function.Function;
import org.jetbrains.lincheck.datastructures.Operation;

/** What Lincheck does with a {@link Mailbox}. */
public abstract class ClosableOperations extends MailboxOperations {

    final Mailbox<Integer> mailbox;

    ClosableOperations(Function<Wakeup, Mailbox<Integer>> open) {
        this.mailbox = open.apply(this::wakeUp);
    }

    @Override
    final Offer<Integer> offerIt(int message) {
        return mailbox.offer(message);
    }

    @Override
    final int pollIt() {
        return mailbox.pollOr(NOTHING);
    }

    @Override
    final boolean restIt() {
        return mailbox.rest();
    }

    @Override
    final int size() {
        return mailbox.size();
    }

    @Override
    final boolean wasClosed() {
        return mailbox.isClosed();
    }

    /** Has no answer to check: whether it ends a rest is seen in the balance. */
    @Operation
    public final void rouse() {
        mailbox.rouse();
    }

    @Operation(nonParallelGroup = "owner")
    public final void close() {
        mailbox.close(_ -> leaveOver());
    }

    @Operation
    public final boolean isClosed() {
        return mailbox.isClosed();
    }
}
