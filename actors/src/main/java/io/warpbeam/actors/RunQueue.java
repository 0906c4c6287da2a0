package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one worker is going to run: a ring that its worker fills and empties, and from which other threads steal the
 * older half. The design is that of the run queue of Go's scheduler. A full ring refuses; the process then goes to the
 * queue that all workers share.
 *
 * <p>A thief copies first and then claims what it copied by moving {@code head}; a cell is written again only after
 * {@code head} has passed it, so a copy whose claim succeeds was not torn. Entries that were stolen stay in their cell
 * until it is written again; an ended process holds next to nothing.
 *
 * @param <T> what is run
 */
final class RunQueue<T> {

    private static final int CAPACITY = 256;
    private static final int MASK = CAPACITY - 1;

    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Object[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(RunQueue.class, "head", int.class);
            TAIL = lookup.findVarHandle(RunQueue.class, "tail", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Object[] cells = new Object[CAPACITY];

    // moved by whoever takes
    @SuppressWarnings("UnusedVariable") // through HEAD
    private int head;

    // moved by the worker that owns the queue
    private int tail;

    /** Adds at the end; false when the ring is full. Owner. */
    boolean push(T next) {
        int end = tail;
        if (end - takenUpTo() >= CAPACITY) {
            return false;
        }
        CELL.setOpaque(cells, end & MASK, next);
        publishUpTo(end + 1);
        return true;
    }

    /** Takes the oldest. Owner. */
    @Nullable
    T pop() {
        while (true) {
            int first = takenUpTo();
            if (first == tail) {
                return null;
            }
            T next = at(first);
            if (claim(first, first + 1)) {
                CELL.setOpaque(cells, first & MASK, null);
                return next;
            }
        }
    }

    /** Moves the older half to another queue, whose owner calls this, and returns one of them to run. */
    @Nullable
    T stealInto(RunQueue<T> thief) {
        while (true) {
            int first = takenUpTo();
            int size = publishedUpTo() - first;
            if (size <= 0) {
                return null;
            }
            int count = Math.min(size - size / 2, CAPACITY / 2);
            int room = CAPACITY - (thief.tail - thief.takenUpTo());
            count = Math.min(count, room + 1);
            T run = at(first);
            for (int i = 1; i < count; i++) {
                CELL.setOpaque(thief.cells, (thief.tail + i - 1) & MASK, at(first + i));
            }
            if (claim(first, first + count)) {
                thief.publishUpTo(thief.tail + count - 1);
                return run;
            }
        }
    }

    /** Takes everything that is there. From any thread. */
    boolean drainTo(Consumer<T> sink) {
        boolean any = false;
        while (true) {
            int first = takenUpTo();
            if (publishedUpTo() - first <= 0) {
                return any;
            }
            T next = at(first);
            if (claim(first, first + 1)) {
                any = true;
                if (next != null) {
                    sink.accept(next);
                }
            }
        }
    }

    boolean isEmpty() {
        return size() <= 0;
    }

    /** How many there are, roughly. From any thread. */
    int size() {
        return publishedUpTo() - takenUpTo();
    }

    @SuppressWarnings("unchecked") // what push put there
    private @Nullable T at(int index) {
        return (T) CELL.getOpaque(cells, index & MASK);
    }

    /** Takes a range of cells; pairs with {@link #takenUpTo}. */
    private boolean claim(int from, int to) {
        return HEAD.compareAndSet(this, from, to);
    }

    /** Where the next taker starts; a cell before it may be written again. */
    private int takenUpTo() {
        return (int) HEAD.getAcquire(this);
    }

    /** Makes cells visible to thieves; pairs with {@link #publishedUpTo}. */
    private void publishUpTo(int end) {
        TAIL.setRelease(this, end);
    }

    private int publishedUpTo() {
        return (int) TAIL.getAcquire(this);
    }
}
