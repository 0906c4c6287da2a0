package io.warpbeam.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A linked queue for many senders and one consumer that knows exactly how many counted messages it holds.
 *
 * @param <M> what the queue carries
 */
final class CountingQueue<M> {

    /*
     * Dmitry Vyukov's linked queue, with a compare-and-set of the newest node in place of a swap, so that a sender can
     * decide before it queues. Each node holds how many counted messages were queued up to it since the beginning, and
     * madeRoomFor how many of them no longer count; both wrap, their difference is how many count now.
     *
     * A sender reads the newest node, then madeRoomFor. It finds the queue full: at the second read at least as many were
     * queued as up to that node, so the queue was full at that moment. It finds room: the compare-and-set succeeds only
     * if nothing was queued since, and madeRoomFor only grows, so there is room at that moment as well. There is no step
     * between taking room and being in the queue.
     *
     * A consumed node is linked to itself, so that an old one does not keep younger ones alive; the consumer, who never
     * comes back to it, is not confused, and size() sees that it was overtaken.
     */
    private static final class Node<M> {
        // written before the node is published; the consumer clears the message
        private @Nullable M message;
        private int countedSoFar;

        // written once by the sender of the next message, and by the consumer when it has passed
        private volatile @Nullable Node<M> next;

        Node(@Nullable M message) {
            this.message = message;
        }

        /** Pairs with {@link #next()}. */
        void linkTo(Node<M> successor) {
            NEXT.setRelease(this, successor);
        }

        /** Pairs with {@link #linkTo}. */
        @Nullable
        Node<M> next() {
            return next;
        }
    }

    private static final VarHandle NEXT;
    private static final VarHandle NEWEST;
    private static final VarHandle CONSUMED;
    private static final VarHandle MADE_ROOM_FOR;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NEXT = lookup.findVarHandle(Node.class, "next", Node.class);
            NEWEST = lookup.findVarHandle(CountingQueue.class, "newest", Node.class);
            CONSUMED = lookup.findVarHandle(CountingQueue.class, "consumed", Node.class);
            MADE_ROOM_FOR = lookup.findVarHandle(CountingQueue.class, "madeRoomFor", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by senders, read by the consumer
    private volatile Node<M> newest;

    // written by the consumer; size() reads the node, senders read the number
    private Node<M> consumed;
    private int madeRoomFor;

    CountingQueue() {
        Node<M> start = new Node<>(null);
        this.newest = start;
        this.consumed = start;
    }

    /** Any thread: queues a message that does not count. */
    void add(M message) {
        Node<M> node = new Node<>(message);
        Node<M> previous;
        do {
            previous = newest();
            node.countedSoFar = previous.countedSoFar;
        } while (!replaceNewest(previous, node));
        previous.linkTo(node);
    }

    /** Any thread: queues a message that counts, or answers false while so many that count are queued. */
    boolean addCounted(M message, int capacity) {
        Node<M> node = new Node<>(message);
        Node<M> previous;
        do {
            previous = newest();
            if (previous.countedSoFar - madeRoomFor() >= capacity) {
                return false;
            }
            node.countedSoFar = previous.countedSoFar + 1;
        } while (!replaceNewest(previous, node));
        previous.linkTo(node);
        return true;
    }

    /** The consumer: takes the oldest message out, which still counts until {@link #makeRoom()}. */
    @Nullable
    M poll() {
        Node<M> last = consumed;
        Node<M> node = last.next();
        if (node == null) {
            if (last == newest()) {
                return null;
            }
            node = awaitLink(last);
        }
        M message = node.message;
        node.message = null;
        consume(node);
        last.linkTo(last);
        return message;
    }

    /** A sender published its node and is about to link it. */
    private static <M> Node<M> awaitLink(Node<M> last) {
        Node<M> node = last.next();
        while (node == null) {
            Thread.onSpinWait();
            node = last.next();
        }
        return node;
    }

    /** The consumer: lets the messages it took out count no more; true when one of them did count. */
    boolean makeRoom() {
        int taken = consumed.countedSoFar;
        if (taken == madeRoomFor) {
            return false;
        }
        makeRoomFor(taken);
        return true;
    }

    /** The consumer: a message counts as queued from the update of the newest node on, linked or not. */
    boolean isEmpty() {
        return consumed == newest();
    }

    /** Any thread: an estimate, in time proportional to the answer. */
    int size() {
        Node<M> node = consumedSeenFromOutside();
        Node<M> last = newest();
        int size = 0;
        while (node != last) {
            Node<M> next = node.next();
            if (next == null || next == node) {
                return size;
            }
            node = next;
            size++;
        }
        return size;
    }

    /** Pairs with {@link #replaceNewest}. */
    private Node<M> newest() {
        return newest;
    }

    /** Pairs with {@link #newest()}. */
    private boolean replaceNewest(Node<M> expected, Node<M> node) {
        return NEWEST.compareAndSet(this, expected, node);
    }

    /** Pairs with {@link #makeRoomFor}. */
    private int madeRoomFor() {
        return (int) MADE_ROOM_FOR.getVolatile(this);
    }

    /** Pairs with {@link #madeRoomFor()}. */
    private void makeRoomFor(int taken) {
        MADE_ROOM_FOR.setVolatile(this, taken);
    }

    /** Pairs with {@link #consumedSeenFromOutside()}. */
    private void consume(Node<M> node) {
        CONSUMED.setRelease(this, node);
    }

    /** Pairs with {@link #consume}. */
    @SuppressWarnings("unchecked")
    private Node<M> consumedSeenFromOutside() {
        return (Node<M>) CONSUMED.getAcquire(this);
    }
}
