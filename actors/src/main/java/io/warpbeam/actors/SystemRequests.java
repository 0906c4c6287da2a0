package io.warpbeam.actors;

import io.warpbeam.actors.MessageList.Cell;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The system requests of one process, from the first one on, and whether it is suspended. */
final class SystemRequests {

    /*
     * A system request must not overtake the messages of the same sender, so it goes through the in-queue like
     * everything else. A suspended process leaves its messages in the in-queue, where a bound counts them, and cannot
     * look behind them. So each request is also listed here, and a suspended process takes it from here; the entry in
     * the in-queue is then passed over. A suspended process goes to rest on mail, and looks here once more afterwards:
     * whoever sends a request lists it before it ends the rest.
     *
     * Exit signals stay in the in-queue alone. To a suspended process they are all urgent, so that it takes the
     * in-queue apart and finds those that end it, or the message of the parent's end.
     */

    // any thread adds, the owner takes
    private final Queue<Signal.SystemDue> listed = new ConcurrentLinkedQueue<>();

    // owner
    private boolean suspended;
    private boolean deferred;

    /** Sends a request; from any thread. */
    void send(LocalProcess to, CallSlot<?> request) {
        Signal.SystemDue due = new Signal.SystemDue(request);
        listed.add(due);
        if (!to.deliver(due)) {
            request.fail(new CallFailure.Exited(ExitReason.NO_PROCESS));
        }
    }

    /** Whether it takes no messages. Owner; others ask the handler. */
    boolean isSuspended() {
        return suspended;
    }

    /** By the owner; true when the process has just been suspended, and must look for exit signals once. */
    boolean suspend(boolean now) {
        boolean changed = now && !suspended;
        suspended = now;
        return changed;
    }

    /** Code of the user met a request in the middle of a callback; it comes next afterwards. Owner. */
    void defer() {
        deferred = true;
    }

    /** Whether the next thing to do is not simply the next message. Owner. */
    boolean wantsAttention() {
        return suspended || deferred;
    }

    /** The next request, or {@link LocalProcess#NONE}. Owner. */
    Object next() {
        Signal.SystemDue due = listed.poll();
        if (due == null) {
            deferred = false;
            return LocalProcess.NONE;
        }
        return due;
    }

    /** A request has been taken from here or had its turn among the messages; it is passed over from now on. Owner. */
    void took(Signal.SystemDue due) {
        due.taken = true;
        listed.remove(due);
    }

    boolean hasListed() {
        return !listed.isEmpty();
    }

    /** Takes the first exit message that the handler obeys out of the private messages; {@code NONE} without one. */
    static Object obeyed(MessageList saved, SystemHandler handler) {
        MessageList.Cursor cursor = saved.new Cursor(MessageList.START);
        for (Cell cell = cursor.next(); cell != null; cell = cursor.next()) {
            if (cell.message() instanceof Exit exit && handler.obeys(exit)) {
                return saved.remove(cell);
            }
            cursor.refuse(cell);
        }
        return LocalProcess.NONE;
    }
}
