package io.warpbeam.mailbox;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A mailbox with room for so many counted messages: a sender takes a permit before it queues a counted message, the owner
 * gives it back after the poll. What happens without a permit is the policy, one subclass each.
 *
 * @param <M> what the mailbox carries
 */
abstract sealed class BoundedMailbox<M> implements Mailbox<M>
        permits RefusingMailbox, WaitingMailbox, EvictingMailbox {

    private final Predicate<? super M> counted;
    final int capacity;

    // any thread
    final LinkedMailbox<M> mail;
    final Semaphore room;

    BoundedMailbox(int capacity, Predicate<? super M> counted, Wakeup wakeup) {
        this.counted = counted;
        this.capacity = capacity;
        this.mail = new LinkedMailbox<>(wakeup);
        // Fair, so that waiting senders queue up. One below the maximum, so that closing can always add a permit.
        this.room = new Semaphore(Math.min(capacity, Integer.MAX_VALUE - 1), true);
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

    /** Answers for a counted message that found no permit in an open mailbox. */
    abstract Offer<M> whenFull(M message);

    @Override
    public final Offer<M> offer(M message) {
        if (!isCounted(message)) {
            return mail.offer(message);
        }
        if (room.tryAcquire()) {
            return enter(message);
        }
        return mail.isClosed() ? new Offer.Closed<>(message) : whenFull(message);
    }

    @Override
    public Offer<M> put(M message) throws InterruptedException {
        return offer(message);
    }

    final boolean isCounted(M message) {
        return counted.test(Objects.requireNonNull(message, "message"));
    }

    /** Queues a counted message for which the caller took a permit. */
    final Offer<M> enter(M message) {
        Offer<M> answer = mail.offer(message);
        if (!answer.isQueued()) {
            room.release();
        }
        return answer;
    }

    /** How many permits are taken. */
    final int taken() {
        return capacity - room.availablePermits();
    }

    @Override
    public final boolean rouse() {
        return mail.rouse();
    }

    @Override
    public int size() {
        return mail.size();
    }

    @Override
    public final boolean isClosed() {
        return mail.isClosed();
    }

    @Override
    public M pollOr(M whenEmpty) {
        Objects.requireNonNull(whenEmpty, "whenEmpty");
        M oldest = mail.poll();
        if (oldest == null) {
            return whenEmpty;
        }
        if (isCounted(oldest)) {
            room.release();
        }
        return oldest;
    }

    @Override
    public boolean isEmpty() {
        return mail.isEmpty();
    }

    @Override
    public boolean rest() {
        return mail.rest();
    }

    @Override
    public void close(Consumer<? super M> leftovers) {
        mail.close(leftovers);
    }
}
