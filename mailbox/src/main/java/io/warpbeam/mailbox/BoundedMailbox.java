package io.warpbeam.mailbox;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox with room for so many counted messages. What happens to one more is the policy, one subclass each.
 *
 * @param <M> what the mailbox carries
 */
abstract sealed class BoundedMailbox<M> extends OwnedMailbox<M>
        permits RefusingMailbox, WaitingMailbox, EvictingMailbox {

    final int capacity;
    private final Predicate<? super M> counted;

    // senders add, the owner takes; when closed, whoever drains takes
    final CountingQueue<M> queue = new CountingQueue<>();

    BoundedMailbox(int capacity, Predicate<? super M> counted, Wakeup wakeup) {
        super(wakeup);
        this.capacity = capacity;
        this.counted = counted;
    }

    static <M> BoundedMailbox<M> create(
            int capacity, OverflowPolicy policy, Predicate<? super M> counted, Wakeup wakeup) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
        }
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(wakeup, "wakeup");
        return switch (Objects.requireNonNull(policy, "policy")) {
            case REJECT -> new RefusingMailbox<>(capacity, counted, wakeup, Offer.Full::new);
            case DROP_NEWEST -> new RefusingMailbox<>(capacity, counted, wakeup, Offer.Dropped::new);
            case DROP_OLDEST -> new EvictingMailbox<>(capacity, counted, wakeup);
            case BLOCK -> new WaitingMailbox<>(capacity, counted, wakeup);
        };
    }

    /** Answers for a counted message that found no room. */
    abstract Offer<M> whenFull(M message);

    @Override
    public final Offer<M> offer(M message) {
        return counts(message) ? offerCounted(message) : offerUncounted(message);
    }

    /** Wakes the owner itself: what a bound costs anyway is more. */
    @Override
    public final Offer<M> place(M message) {
        return offer(message);
    }

    @Override
    public Offer<M> put(M message) throws InterruptedException {
        return offer(message);
    }

    final boolean counts(M message) {
        return counted.test(Objects.requireNonNull(message, "message"));
    }

    final Offer<M> offerUncounted(M message) {
        if (isClosed()) {
            return new Offer.Closed<>(message);
        }
        queue.add(message);
        announce();
        return Offer.accepted();
    }

    final Offer<M> offerCounted(M message) {
        if (isClosed()) {
            return new Offer.Closed<>(message);
        }
        if (queue.addCounted(message, capacity)) {
            announce();
            return Offer.accepted();
        }
        return whenFull(message);
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public M pollOr(M whenEmpty) {
        Objects.requireNonNull(whenEmpty, "whenEmpty");
        M oldest = isShut() ? null : queue.poll();
        if (oldest == null) {
            return whenEmpty;
        }
        if (queue.makeRoom()) {
            roomMade();
        }
        return oldest;
    }

    /** For the owner, after a counted message was taken out. */
    void roomMade() {}

    /** Makes no room: what is full stays full once it is closed. */
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
