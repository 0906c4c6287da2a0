package io.warpbeam.mailbox;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lets senders wait for room, under {@link OverflowPolicy#BLOCK}.
 *
 * @param <M> what the mailbox carries
 */
final class WaitingMailbox<M> extends BoundedMailbox<M> {

    WaitingMailbox(int capacity, Predicate<? super M> counted, Wakeup wakeup) {
        super(capacity, counted, wakeup);
    }

    @Override
    Offer<M> whenFull(M message) {
        return new Offer.Full<>(message);
    }

    @Override
    public Offer<M> put(M message) throws InterruptedException {
        if (!isCounted(message) || isClosed()) {
            return mail.offer(message);
        }
        room.acquire();
        return enter(message);
    }

    /*
     * One permit more than the capacity goes round among the senders that wait: each takes it, finds the mailbox closed
     * and gives it back in enter. It stays there for a sender that begins to wait late.
     */
    @Override
    public void close(Consumer<? super M> leftovers) {
        Objects.requireNonNull(leftovers, "leftovers");
        if (isClosed()) {
            return;
        }
        try {
            mail.close(leftovers);
        } finally {
            room.release();
        }
    }
}
