package io.warpbeam.mailbox;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Gives a message back when there is no room, under {@link OverflowPolicy#REJECT} and
 * {@link OverflowPolicy#DROP_NEWEST}.
 *
 * @param <M> what the mailbox carries
 */
final class RefusingMailbox<M> extends BoundedMailbox<M> {

    private final Function<M, Offer<M>> refusal;

    RefusingMailbox(int capacity, Predicate<? super M> counted, Wakeup wakeup, Function<M, Offer<M>> refusal) {
        super(capacity, counted, wakeup);
        this.refusal = refusal;
    }

    @Override
    Offer<M> whenFull(M message) {
        return refusal.apply(message);
    }
}
