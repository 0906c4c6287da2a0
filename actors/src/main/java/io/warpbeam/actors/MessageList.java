package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a process has taken off its in-queue and not yet handled: those that a selective receive passed
 * over, and those that were in front of an urgent signal. Two lanes, each in the order of arrival: priority messages,
 * then ordinary ones. Owner only, except {@link #size}.
 *
 * <p>Messages are numbered as they come in, so that a receive can begin behind a mark: what came after it is at the end
 * of each lane. A message that is taken out is unlinked from its neighbours and forgotten by its cell, so a cell that
 * someone still points at keeps nothing alive.
 */
final class MessageList {

    /** Before every message. */
    static final long START = 0;

    private static final VarHandle SIZE;

    static {
        try {
            SIZE = MethodHandles.lookup().findVarHandle(MessageList.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Stands for a lane that was never used, as that of priority messages mostly is. */
    private static final Cell UNUSED = Cell.head();

    // each the head of a ring that runs from the oldest message to the newest
    private Cell ahead = UNUSED;
    private final Cell ordinary = Cell.head();
    private long last = START;

    // written by the owner, read by anyone
    private int size;

    /** One message in a lane, or the head of a lane. */
    static final class Cell {
        private final long number;
        private Object message;
        private @Nullable Cell previous;
        private @Nullable Cell next;

        private Cell(Object message, long number) {
            this.message = message;
            this.number = number;
        }

        private static Cell head() {
            Cell head = new Cell(LocalProcess.NONE, START);
            head.previous = head;
            head.next = head;
            return head;
        }

        /** The message, or {@link LocalProcess#NONE} when it has been taken out. */
        Object message() {
            return message;
        }

        boolean isListed() {
            return next != null;
        }

        private boolean isHead() {
            return number == START;
        }
    }

    /** Where one receive has got to in both lanes: all that was offered to it is refused. */
    final class Cursor {
        private final long mark;
        private Cell refusedAhead = ahead;
        private Cell refused = ordinary;

        Cursor(long mark) {
            this.mark = mark;
            rewind();
        }

        private void rewind() {
            refusedAhead = lastUpTo(ahead, mark);
            refused = lastUpTo(ordinary, mark);
        }

        /** The next message to offer, or null; the same again until it is refused or removed. */
        @Nullable
        Cell next() {
            if (!refusedAhead.isListed() || !refused.isListed()) {
                rewind(); // a selector that receives itself has taken the ground away
            } else if (refusedAhead == UNUSED) {
                refusedAhead = ahead; // there may be a lane by now, and nothing of it was offered
            }
            Cell cell = after(refusedAhead);
            return cell == null ? after(refused) : cell;
        }

        void refuse(Cell cell) {
            if (cell.previous == refusedAhead) {
                refusedAhead = cell;
            } else {
                refused = cell;
            }
        }
    }

    private static @Nullable Cell after(Cell cell) {
        Cell next = cell.next;
        return next == null || next.isHead() ? null : next;
    }

    private static Cell lastUpTo(Cell head, long mark) {
        Cell cell = before(head);
        while (cell.number > mark) {
            cell = before(cell);
        }
        return cell;
    }

    private static Cell before(Cell cell) {
        return cell.previous == null ? cell : cell.previous;
    }

    /** Adds an ordinary message behind all others. */
    Cell add(Object message) {
        return insert(ordinary, message);
    }

    /** Adds a priority message behind the other priority messages. */
    Cell addAhead(Object message) {
        if (ahead == UNUSED) {
            ahead = Cell.head();
        }
        return insert(ahead, message);
    }

    private Cell insert(Cell head, Object message) {
        Cell cell = new Cell(message, ++last);
        Cell newest = before(head);
        cell.previous = newest;
        cell.next = head;
        newest.next = cell;
        head.previous = cell;
        resize(size + 1);
        return cell;
    }

    /** The number of the newest message so far, to be used as a mark. */
    long last() {
        return last;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The number of messages. From any thread. */
    int size() {
        return (int) SIZE.getOpaque(this);
    }

    /** Takes out the message to handle next. */
    Object removeFirst(Object whenEmpty) {
        Cell first = after(ahead);
        if (first == null) {
            first = after(ordinary);
        }
        return first == null ? whenEmpty : remove(first);
    }

    /** Takes a message out. */
    Object remove(Cell cell) {
        Object message = cell.message;
        Cell previous = cell.previous;
        Cell next = cell.next;
        if (previous != null && next != null) {
            previous.next = next;
            next.previous = previous;
            cell.previous = null;
            cell.next = null;
            cell.message = LocalProcess.NONE;
            resize(size - 1);
        }
        return message;
    }

    void removeAll(Consumer<Object> sink) {
        for (Cell cell = after(ahead); cell != null; cell = after(ahead)) {
            sink.accept(remove(cell));
        }
        for (Cell cell = after(ordinary); cell != null; cell = after(ordinary)) {
            sink.accept(remove(cell));
        }
    }

    private void resize(int now) {
        SIZE.setOpaque(this, now);
    }
}
