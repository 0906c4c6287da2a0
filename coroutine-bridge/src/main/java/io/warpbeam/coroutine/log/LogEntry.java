package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import io.warpbeam.coroutine.Operation;
import java.util.List;
import java.util.Objects;

/**
 * One operation of a run.
 *
 * @param id no other entry has it, and the same operation has it in each replay of the run; the
 *     {@linkplain io.warpbeam.coroutine.HandlerContext#key key} that its handler saw
 * @param operation that was performed
 * @param state what became of it
 * @param before the states of the handlers around the logged code when the operation began, the innermost first; kept
 *     for loop marks and discarded operations, else empty
 */
public record LogEntry(String id, Operation<?> operation, EntryState state, List<HandlerState> before) {

    /** Checks the components and keeps a copy of the list. */
    public LogEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(state, "state");
        before = List.copyOf(before);
    }

    /**
     * An operation that begins.
     *
     * @param id of the entry
     * @param operation that is performed
     * @return its entry
     */
    public static LogEntry started(String id, Operation<?> operation) {
        return new LogEntry(id, operation, new EntryState.Started(), List.of());
    }

    /** {@return the effect to which the operation belongs} */
    public String effect() {
        return operation.effect();
    }

    /**
     * This entry, answered.
     *
     * @param value the answer
     * @return the changed entry
     */
    public LogEntry executed(Object value) {
        return new LogEntry(id, operation, new EntryState.Executed(value), before);
    }

    /**
     * This entry, failed.
     *
     * @param states of the handlers when the operation began
     * @return the changed entry
     */
    public LogEntry discarded(List<HandlerState> states) {
        return new LogEntry(id, operation, new EntryState.Discarded(), states);
    }

    LogEntry with(List<HandlerState> states) {
        return new LogEntry(id, operation, state, states);
    }

    /** The entry of another operation at the same place. */
    boolean fits(Operation<?> other) {
        if (operation instanceof Loop.Mark<?>(var loop, var _) && other instanceof Loop.Mark<?>(var same, var _)) {
            return loop.equals(same);
        }
        return operation.equals(other);
    }
}
