package io.warpbeam.mailbox;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drops the oldest counted message to make room, under {@link OverflowPolicy#DROP_OLDEST}.
 *
 * <p>A sender without a permit takes the consumer's side of the queue under a lock, which the owner takes for each of its
 * own uses, takes messages out until it meets a counted one, and passes that one's permit on to its own message. Messages
 * that do not count and were in the way wait in {@code passed}, where the owner looks first; they are older than all that
 * is queued, so the order holds.
 *
 * @param <M> what the mailbox carries
 */
final class EvictingMailbox<M> extends BoundedMailbox<M> {

    // held by whoever consumes: the owner, or a sender that evicts
    private final ReentrantLock consuming = new ReentrantLock();

    // guarded by consuming
    private final ArrayDeque<M> passed = new ArrayDeque<>(1);

    EvictingMailbox(int capacity, Predicate<? super M> counted, Wakeup wakeup) {
        super(capacity, counted, wakeup);
    }

    @Override
    Offer<M> whenFull(M message) {
        while (true) {
            Offer<M> answer = exchange(message);
            if (answer != null) {
                if (answer.isQueued()) {
                    mail.announce();
                }
                return answer;
            }
            // The owner made room, or all permits are with senders that are about to queue their messages.
            if (room.tryAcquire()) {
                return enter(message);
            }
            Thread.onSpinWait();
        }
    }

    /** Queues the message with the permit of the oldest counted one; null when there is none to take out. */
    private @Nullable Offer<M> exchange(M message) {
        consuming.lock();
        try {
            // Closing takes the lock too, so it cannot come between taking one out and queueing the other.
            if (isClosed()) {
                return new Offer.Closed<>(message);
            }
            M oldest = takeOldestCounted();
            if (oldest == null) {
                return null;
            }
            mail.add(message);
            return new Offer.Evicted<>(oldest);
        } finally {
            consuming.unlock();
        }
    }

    private @Nullable M takeOldestCounted() {
        M oldest = mail.poll();
        while (oldest != null && !isCounted(oldest)) {
            passed.add(oldest);
            oldest = mail.poll();
        }
        return oldest;
    }

    @Override
    public int size() {
        consuming.lock();
        try {
            return passed.size() + super.size();
        } finally {
            consuming.unlock();
        }
    }

    @Override
    public M pollOr(M whenEmpty) {
        consuming.lock();
        try {
            M first = passed.poll();
            return first == null ? super.pollOr(whenEmpty) : first;
        } finally {
            consuming.unlock();
        }
    }

    @Override
    public boolean isEmpty() {
        consuming.lock();
        try {
            return passed.isEmpty() && super.isEmpty();
        } finally {
            consuming.unlock();
        }
    }

    @Override
    public boolean rest() {
        consuming.lock();
        try {
            return passed.isEmpty() && super.rest();
        } finally {
            consuming.unlock();
        }
    }

    @Override
    public void close(Consumer<? super M> leftovers) {
        Objects.requireNonNull(leftovers, "leftovers");
        ArrayDeque<M> oldest;
        consuming.lock();
        try {
            if (!mail.shut(leftovers)) {
                return;
            }
            oldest = new ArrayDeque<>(passed);
            passed.clear();
        } finally {
            consuming.unlock();
        }
        mail.drainAfter(oldest);
    }
}
