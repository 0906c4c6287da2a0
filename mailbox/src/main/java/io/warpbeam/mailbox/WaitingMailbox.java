package io.warpbeam.mailbox;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets senders wait for room, under {@link OverflowPolicy#BLOCK}.
 *
 * @param <M> what the mailbox carries
 */
final class WaitingMailbox<M> extends BoundedMailbox<M> {

    /*
     * Waiting senders queue up at a fair lock; the one that has its turn waits for room, the others for their turn. It
     * writes itself into first, then looks for room; the owner makes room, then looks for first. All four are volatile
     * accesses, so at least one sees the other's, and no sender is left parked beside room. Closing does the same as
     * making room; the turn then passes from one to the next, each finding the mailbox closed.
     */

    // senders
    private final ReentrantLock turn = new ReentrantLock(true);

    // written by the sender that has its turn, read by the owner
    private volatile @Nullable Thread first;

    WaitingMailbox(int capacity, Predicate<? super M> counted, Wakeup wakeup) {
        super(capacity, counted, wakeup);
    }

    @Override
    Offer<M> whenFull(M message) {
        return new Offer.Full<>(message);
    }

    @Override
    public Offer<M> put(M message) throws InterruptedException {
        if (!counts(message)) {
            return offerUncounted(message);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!turn.isLocked()) { // nobody waits
            Offer<M> answer = offerCounted(message);
            if (!(answer instanceof Offer.Full<M>)) {
                return answer;
            }
        }
        turn.lockInterruptibly();
        try {
            return awaitRoom(message);
        } finally {
            turn.unlock();
        }
    }

    private Offer<M> awaitRoom(M message) throws InterruptedException {
        first = Thread.currentThread();
        try {
            Offer<M> answer = offerCounted(message);
            while (answer instanceof Offer.Full<M>) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                answer = offerCounted(message);
            }
            return answer;
        } finally {
            first = null;
        }
    }

    @Override
    void roomMade() {
        callFirst();
    }

    @Override
    boolean shut(Consumer<? super M> leftovers) {
        boolean shut = super.shut(leftovers);
        callFirst();
        return shut;
    }

    private void callFirst() {
        Thread waiting = first;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** How many senders wait; an estimate, for tests. */
    int waiting() {
        return turn.getQueueLength() + (first == null ? 0 : 1);
    }
}
