package io.warpbeam.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state word of a mailbox: rest, wake-up and closing. Subclasses bring the queue.
 *
 * @param <M> what the mailbox carries
 */
abstract sealed class OwnedMailbox<M> implements Mailbox<M> permits LinkedMailbox, BoundedMailbox {

    /*
     * Why no wake-up is lost. A sender queues its message with an atomic read-modify-write of the queue's newest node,
     * then reads the state. The owner writes a resting state, then reads the newest node in hasMail. All four are
     * volatile accesses, so they fall into one total order, in which either the message comes before the owner's look,
     * which then finds mail and takes the rest back, or the resting state comes before the sender's look, which then
     * ends the rest. When both happen, both try the same compare-and-set from resting to awake: if the sender wins, the
     * owner rests and the wake-up is under way; if the owner wins, there is no rest and no wake-up. With weaker writes,
     * such as a release write of the resting state, both sides may read the past. The queues all give what this needs: a
     * message counts as mail from the update of the newest node on, linked to the older ones or not.
     *
     * Why there is one wake-up for each rest. Once the resting state is written the owner may be woken and run on another
     * thread before rest() returns on this one, and may have gone to rest there again. So rests are numbered: awake is
     * even, resting odd, and each rest has the next odd number. An owner can take back only its own rest.
     *
     * Why each leftover is handed over once. CLOSED is final; above it the state counts drains that were asked for. The
     * owner closes with one drain of its own. A sender that reads CLOSED before it queues gives its message back. One
     * that reads it afterwards cannot know whether the last drain saw its message, so it asks for one more by adding
     * one; only who raises the count from zero becomes the consumer, and it goes on until it has answered all that were
     * asked for. So there is one consumer at a time, each after the one before in the order of the state's updates, and
     * after the owner, who never polls once it has closed.
     *
     * The sink is the wakeup while open. The owner writes the leftovers into it after it took the state to CLOSED and
     * before its drain ends, so whoever drains later sees them. A sender reads the wakeup before it ends the rest: its
     * success proves that the mailbox was still open when it read.
     */
    private static final int CLOSED = Integer.MIN_VALUE;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(OwnedMailbox.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by the owner and by the sender that ends a rest; when closed, by whoever drains
    private int state;

    // written by the owner when it closes, read by senders: a Wakeup, then the Consumer of the leftovers
    private Object sink;

    OwnedMailbox(Wakeup wakeup) {
        this.sink = wakeup;
    }

    /**
     * For the owner, or for the one drain of a closed mailbox: takes the oldest message out, null when there is none.
     */
    abstract @Nullable M pollNext();

    /** For the owner: whether {@link #pollNext()} would find a message, be it one that is still being linked. */
    abstract boolean hasMail();

    /** Does for a message just queued what the state asks for: nothing, wake the owner, or drain in its place. */
    final void announce() {
        int seen = state();
        if (isResting(seen)) {
            rouse();
            seen = state();
        }
        if (isClosed(seen) && beginDrain()) {
            drainWhileAsked().reportFailure();
        }
    }

    /** As {@link #announce()}, but tells the caller to wake the owner. */
    final Offer<M> announcePlaced() {
        int seen = state();
        while (isResting(seen)) {
            if (endRest(seen)) {
                return Offer.wakeDue();
            }
            seen = state();
        }
        if (isClosed(seen) && beginDrain()) {
            drainWhileAsked().reportFailure();
        }
        return Offer.accepted();
    }

    @Override
    public final boolean rouse() {
        while (true) {
            int seen = state();
            if (!isResting(seen)) {
                return false;
            }
            Object wakeup = sink;
            if (endRest(seen)) {
                ((Wakeup) wakeup).wake();
                return true;
            }
        }
    }

    @Override
    public final boolean isClosed() {
        return isClosed(state());
    }

    @Override
    public boolean isEmpty() {
        return isShut() || !hasMail();
    }

    @Override
    public boolean rest() {
        if (isShut() || hasMail()) {
            return false;
        }
        int rest = goToRest();
        return !hasMail() || !endRest(rest);
    }

    @Override
    public final boolean doze() {
        if (isShut()) {
            return false;
        }
        goToRest();
        return true;
    }

    @Override
    public final void close(Consumer<? super M> leftovers) {
        Objects.requireNonNull(leftovers, "leftovers");
        if (shut(leftovers)) {
            drainWhileAsked().throwFailure();
        }
    }

    /** Closes and owes a drain; false when it was closed before. */
    boolean shut(Consumer<? super M> leftovers) {
        if (isShut()) {
            return false;
        }
        shutAndBeginDrain();
        sink = leftovers;
        return true;
    }

    @SuppressWarnings("unchecked") // closed, so the sink is the consumer of the leftovers
    private Drain<M> drainWhileAsked() {
        Drain<M> drain = new Drain<>((Consumer<? super M>) sink);
        int asked = 1;
        while (asked > 0) {
            for (M left = pollNext(); left != null; left = pollNext()) {
                drain.handOver(left);
            }
            asked = endDrains(asked);
        }
        return drain;
    }

    private static boolean isClosed(int state) {
        return state < 0;
    }

    private static boolean isResting(int state) {
        return state > 0 && (state & 1) == 1;
    }

    // The state word. Volatile reads and updates, see above; isShut alone is plain.

    /** Pairs with {@link #goToRest()}, {@link #endRest(int)} and {@link #shutAndBeginDrain()}. */
    private int state() {
        return (int) STATE.getVolatile(this);
    }

    /** Pairs with {@link #shutAndBeginDrain()}; plain, because the owner itself wrote it. */
    final boolean isShut() {
        return isClosed(state);
    }

    /** Pairs with {@link #endRest(int)}; answers the number of this rest. */
    private int goToRest() {
        int rest = ((state + 1) | 1) & Integer.MAX_VALUE;
        STATE.setVolatile(this, rest);
        return rest;
    }

    /** Pairs with {@link #goToRest()}; true for the one thread that ends this rest. */
    private boolean endRest(int rest) {
        return STATE.compareAndSet(this, rest, (rest + 1) & Integer.MAX_VALUE);
    }

    /** Pairs with {@link #isShut()}, {@link #state()} and {@link #endDrains(int)}. */
    private void shutAndBeginDrain() {
        STATE.setVolatile(this, CLOSED + 1);
    }

    /** Pairs with {@link #endDrains(int)}; true when no one drains, so that the caller must. */
    private boolean beginDrain() {
        return (int) STATE.getAndAdd(this, 1) == CLOSED;
    }

    /** Pairs with {@link #beginDrain()}; answers how many drains were asked for meanwhile. */
    private int endDrains(int answered) {
        return (int) STATE.getAndAdd(this, -answered) - answered - CLOSED;
    }
}
