package io.warpbeam.mailbox;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jctools.queues.varhandle.unpadded.MpscLinkedVarHandleUnpaddedQueue;

/**
 * Canaries: mailboxes that lose wake-ups or overlook messages, kept so that a tool that checks mailboxes can be checked
 * itself. Each has one step of the protocol of {@link LinkedMailbox} wrong.
 */
public abstract sealed class BrokenMailbox {

    final MpscLinkedVarHandleUnpaddedQueue<Integer> queue = new MpscLinkedVarHandleUnpaddedQueue<>();
    final AtomicBoolean resting = new AtomicBoolean();
    private final Wakeup wakeup;

    private BrokenMailbox(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    public void offer(int message) {
        queue.offer(message);
        endRest();
    }

    final void endRest() {
        if (resting.compareAndSet(true, false)) {
            wakeup.wake();
        }
    }

    public int pollOr(int whenEmpty) {
        Integer oldest = queue.poll();
        return oldest == null ? whenEmpty : oldest;
    }

    public boolean rest() {
        if (queue.isEmpty()) {
            resting.set(true);
            return queue.isEmpty() || !resting.compareAndSet(true, false);
        }
        return false;
    }

    public final int size() {
        return queue.size();
    }

    /** Does not look for mail after it went to rest. */
    public static final class Trusting extends BrokenMailbox {
        public Trusting(Wakeup wakeup) {
            super(wakeup);
        }

        @Override
        public boolean rest() {
            boolean empty = queue.isEmpty();
            if (empty) {
                resting.set(true);
            }
            return empty;
        }
    }

    /** Its senders look whether the owner rests before they queue their messages. */
    public static final class Premature extends BrokenMailbox {
        public Premature(Wakeup wakeup) {
            super(wakeup);
        }

        @Override
        public void offer(int message) {
            boolean wake = resting.get();
            queue.offer(message);
            if (wake) {
                endRest();
            }
        }
    }

    /** Its owner takes a message that is not linked yet for none, and overlooks finished offers behind it. */
    public static final class Hasty extends BrokenMailbox {
        public Hasty(Wakeup wakeup) {
            super(wakeup);
        }

        @Override
        public int pollOr(int whenEmpty) {
            Integer oldest = queue.relaxedPoll();
            return oldest == null ? whenEmpty : oldest;
        }
    }
}
