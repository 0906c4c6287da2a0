package io.warpbeam.mailbox;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drops the oldest counted message to make room, under {@link OverflowPolicy#DROP_OLDEST}.
 *
 * <p>A sender that finds no room takes the consumer's side of the queue under a lock, which the owner takes for each of
 * its own uses. It queues its message beyond the bound, then takes messages out until it meets a counted one. Messages
 * that do not count and were in the way go to {@code passed}, where the owner looks first; they are older than all that
 * is queued, so the order holds.
 *
 * @param <M> what the mailbox carries
 */
final class EvictingMailbox<M> extends BoundedMailbox<M> {

    // held by whoever consumes: the owner, or a sender that evicts
    private final ReentrantLock consuming = new ReentrantLock();

    // guarded by consuming; when closed, whoever drains takes
    private final ArrayDeque<M> passed = new ArrayDeque<>(1);

    EvictingMailbox(int capacity, Predicate<? super M> counted, Wakeup wakeup) {
        // One below the maximum, which is the bound for a message that goes beyond it.
        super(Math.min(capacity, Integer.MAX_VALUE - 1), counted, wakeup);
    }

    @Override
    Offer<M> whenFull(M message) {
        Offer<M> answer = offerAsConsumer(message);
        if (answer.isQueued()) {
            announce();
        }
        return answer;
    }

    private Offer<M> offerAsConsumer(M message) {
        consuming.lock();
        try {
            // Closing takes the lock too, so it cannot come between queueing one message and taking out the other.
            if (isClosed()) {
                return new Offer.Closed<>(message);
            }
            if (queue.addCounted(message, capacity)) {
                return Offer.accepted();
            }
            // It stays full while the owner is kept out, so a counted message is queued, and an older one than this.
            queue.addCounted(message, Integer.MAX_VALUE);
            return new Offer.Evicted<>(takeOldestCounted());
        } finally {
            consuming.unlock();
        }
    }

    private M takeOldestCounted() {
        while (true) {
            M oldest = queue.poll();
            if (oldest == null) {
                throw new IllegalStateException("no counted message in a full mailbox");
            }
            if (queue.makeRoom()) {
                return oldest;
            }
            passed.add(oldest);
        }
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
            M oldest = isShut() ? null : passed.poll();
            return oldest == null ? super.pollOr(whenEmpty) : oldest;
        } finally {
            consuming.unlock();
        }
    }

    @Override
    public boolean isEmpty() {
        consuming.lock();
        try {
            return super.isEmpty();
        } finally {
            consuming.unlock();
        }
    }

    @Override
    public boolean rest() {
        consuming.lock();
        try {
            return super.rest();
        } finally {
            consuming.unlock();
        }
    }

    @Override
    boolean shut(Consumer<? super M> leftovers) {
        consuming.lock();
        try {
            return super.shut(leftovers);
        } finally {
            consuming.unlock();
        }
    }

    @Override
    @Nullable
    M pollNext() {
        M oldest = passed.poll();
        return oldest == null ? super.pollNext() : oldest;
    }

    @Override
    boolean hasMail() {
        return !passed.isEmpty() || super.hasMail();
    }
}
