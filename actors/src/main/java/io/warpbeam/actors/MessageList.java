package io.warpbeam.actors;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a process has taken off its in-queue and not yet handled, in order: those that a selective receive
 * passed over, and those that were in front of an exit signal. Owner only, except {@link #size}.
 */
final class MessageList {

    private @Nullable Cell first;
    private @Nullable Cell last;
    private volatile int size;

    /** One message in the list. */
    static final class Cell {
        final Object message;
        private @Nullable Cell next;

        Cell(Object message) {
            this.message = message;
        }
    }

    void add(Object message) {
        Cell cell = new Cell(message);
        if (last == null) {
            first = cell;
        } else {
            last.next = cell;
        }
        last = cell;
        grow(1);
    }

    boolean isEmpty() {
        return first == null;
    }

    /** The number of messages. From any thread. */
    int size() {
        return size;
    }

    Object removeFirst(Object whenEmpty) {
        Cell head = first;
        if (head == null) {
            return whenEmpty;
        }
        remove(null, head);
        return head.message;
    }

    /** The cell after {@code previous}, or the first one. */
    @Nullable
    Cell after(@Nullable Cell previous) {
        return previous == null ? first : previous.next;
    }

    /** Takes out the cell that follows {@code previous}. */
    void remove(@Nullable Cell previous, Cell cell) {
        if (previous == null) {
            first = cell.next;
        } else {
            previous.next = cell.next;
        }
        if (last == cell) {
            last = previous;
        }
        cell.next = null;
        grow(-1);
    }

    void removeAll(Consumer<Object> sink) {
        for (Cell cell = first; cell != null; cell = cell.next) {
            sink.accept(cell.message);
        }
        first = null;
        last = null;
        size = 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void grow(int by) {
        size = size + by;
    }
}
