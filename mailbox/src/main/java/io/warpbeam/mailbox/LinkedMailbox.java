package io.warpbeam.mailbox;

import java.util.Objects;
import org.jctools.queues.varhandle.unpadded.MpscLinkedVarHandleUnpaddedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox without a bound, on Dmitry Vyukov's linked queue for many producers and one consumer as built by JCTools.
 * Empty and open it takes 72 bytes, queue included.
 *
 * <p>An offer swaps the producer node ({@code getAndSet}), then links its node to the previous one; {@code isEmpty}
 * compares the producer node with the consumer node. This is what the wake-up protocol asks of a queue.
 *
 * @param <M> what the mailbox carries
 */
final class LinkedMailbox<M> extends OwnedMailbox<M> {

    // senders add, the owner takes; when closed, whoever drains takes
    private final MpscLinkedVarHandleUnpaddedQueue<M> queue = new MpscLinkedVarHandleUnpaddedQueue<>();

    LinkedMailbox(Wakeup wakeup) {
        super(wakeup);
    }

    @Override
    public Offer<M> offer(M message) {
        Objects.requireNonNull(message, "message");
        if (isClosed()) {
            return new Offer.Closed<>(message);
        }
        add(message);
        announce();
        return Offer.accepted();
    }

    @Override
    public Offer<M> place(M message) {
        Objects.requireNonNull(message, "message");
        if (isClosed()) {
            return new Offer.Closed<>(message);
        }
        add(message);
        return announcePlaced();
    }

    @Override
    public Offer<M> put(M message) {
        return offer(message);
    }

    /** Queues a message; {@link #announce()} must follow. */
    void add(M message) {
        queue.offer(message);
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public M pollOr(M whenEmpty) {
        Objects.requireNonNull(whenEmpty, "whenEmpty");
        M oldest = isShut() ? null : queue.poll();
        return oldest == null ? whenEmpty : oldest;
    }

    @Override
    @Nullable
    M pollNext() {
        return queue.poll();
    }

    @Override
    boolean hasMail() {
        return !queue.isEmpty();
    }
}
