package io.warpbeam.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import org.jctools.queues.varhandle.unpadded.MpscLinkedVarHandleUnpaddedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox without a bound: a linked queue and one state word. Empty and open it takes 72 bytes, queue included.
 *
 * @param <M> what the mailbox carries
 */
final class LinkedMailbox<M> implements Mailbox<M> {

    /*
     * The queue is Dmitry Vyukov's linked queue for many producers and one consumer, as built by JCTools. An offer swaps
     * the producer node atomically, then links its node to the previous one; isEmpty compares the producer node with the
     * consumer node, so a message counts as mail from the swap on, linked or not.
     *
     * Why no wake-up is lost. A sender swaps the producer node, then reads the state. The owner writes RESTING, then
     * reads the producer node in isEmpty. All four are volatile accesses (the swap a getAndSet), so they fall into one
     * total order, in which either the sender's swap comes before the owner's look, which then finds mail and takes the
     * rest back, or the owner's RESTING comes before the sender's read, which then ends the rest. When both happen, both
     * try the same compare-and-set from RESTING to AWAKE: if the sender wins, the owner rests and the wake-up is under
     * way; if the owner wins, there is no wake-up and no rest. Hence one wake-up for each rest. Weaker writes would break
     * this: with a release write of RESTING, or a release link in place of the swap, both sides may read the past.
     *
     * Why each leftover is handed over once. CLOSED is final; above it the state counts drains that were asked for. The
     * owner closes with one drain of its own. A sender that reads CLOSED before its swap gives its message back. One that
     * reads it afterwards cannot know whether the last drain saw its message, so it asks for one more by adding one; only
     * who raises the count from zero becomes the consumer, and it goes on until it has answered all that were asked for.
     * So there is one consumer at a time, each after the one before in the order of the state's updates, and after the
     * owner, who never polls once it has closed.
     *
     * The sink is the wakeup while open. The owner writes the leftovers into it after it took the state to CLOSED and
     * before its drain ends, so whoever drains later sees them. A sender reads the wakeup before it ends the rest: its
     * success proves that the mailbox was still open when it read.
     */
    private static final int AWAKE = 0;

    private static final int RESTING = 1;
    private static final int CLOSED = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(LinkedMailbox.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // senders add, the owner takes; when closed, whoever drains takes
    private final MpscLinkedVarHandleUnpaddedQueue<M> queue = new MpscLinkedVarHandleUnpaddedQueue<>();

    // written by the owner and by the sender that ends a rest; when closed, by whoever drains
    private int state;

    // written by the owner when it closes, read by senders: a Wakeup, then the Consumer of the leftovers
    private Object sink;

    LinkedMailbox(Wakeup wakeup) {
        this.sink = wakeup;
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
    public Offer<M> put(M message) {
        return offer(message);
    }

    /** Queues a message; {@link #announce()} must follow. */
    void add(M message) {
        queue.offer(message);
    }

    /** Does for a message just added what the owner's state asks for: nothing, wake it, or drain in its place. */
    void announce() {
        int seen = state();
        if (seen == RESTING) {
            rouse();
            seen = state();
        }
        if (seen >= CLOSED && beginDrain()) {
            drainForOthers();
        }
    }

    @Override
    public boolean rouse() {
        if (state() != RESTING) {
            return false;
        }
        Object wakeup = sink;
        if (!endRest()) {
            return false;
        }
        ((Wakeup) wakeup).wake();
        return true;
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public boolean isClosed() {
        return state() >= CLOSED;
    }

    @Override
    public M pollOr(M whenEmpty) {
        Objects.requireNonNull(whenEmpty, "whenEmpty");
        M oldest = poll();
        return oldest == null ? whenEmpty : oldest;
    }

    /** {@link #pollOr} for a caller that must tell every message from none. */
    @Nullable M poll() {
        return isShut() ? null : queue.poll();
    }

    @Override
    public boolean isEmpty() {
        return isShut() || queue.isEmpty();
    }

    @Override
    public boolean rest() {
        if (isShut() || !queue.isEmpty()) {
            return false;
        }
        goToRest();
        return queue.isEmpty() || !endRest();
    }

    @Override
    public void close(Consumer<? super M> leftovers) {
        Objects.requireNonNull(leftovers, "leftovers");
        if (shut(leftovers)) {
            drainAfter(new ArrayDeque<>());
        }
    }

    /**
     * Closes without draining yet; {@link #drainAfter} must follow.
     *
     * @return false when it was closed before
     */
    boolean shut(Consumer<? super M> leftovers) {
        if (isShut()) {
            return false;
        }
        shutAndBeginDrain();
        sink = leftovers;
        return true;
    }

    /** The closer's drain: hands over what it took out before, then what is queued. */
    void drainAfter(Queue<M> older) {
        Drain<M> drain = newDrain();
        drain.handOver(older);
        drainWhileAsked(drain);
        drain.throwFailure();
    }

    private void drainForOthers() {
        Drain<M> drain = newDrain();
        drainWhileAsked(drain);
        drain.reportFailure();
    }

    @SuppressWarnings("unchecked") // closed, so the sink is the consumer of the leftovers
    private Drain<M> newDrain() {
        return new Drain<>((Consumer<? super M>) sink);
    }

    private void drainWhileAsked(Drain<M> drain) {
        int asked = 1;
        while (asked > 0) {
            drain.handOver(queue);
            asked = endDrains(asked);
        }
    }

    // The state word. Volatile reads and updates, see above; isShut alone is plain.

    /** Pairs with {@link #goToRest()}, {@link #endRest()} and {@link #shutAndBeginDrain()}. */
    private int state() {
        return (int) STATE.getVolatile(this);
    }

    /** Pairs with {@link #shutAndBeginDrain()}; plain, because the owner itself wrote it. */
    private boolean isShut() {
        return state >= CLOSED;
    }

    /** Pairs with {@link #endRest()}. */
    private void goToRest() {
        STATE.setVolatile(this, RESTING);
    }

    /** Pairs with {@link #goToRest()}; true for the one thread that ends this rest. */
    private boolean endRest() {
        return STATE.compareAndSet(this, RESTING, AWAKE);
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
