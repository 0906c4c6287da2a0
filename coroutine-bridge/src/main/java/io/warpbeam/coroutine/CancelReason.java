package io.warpbeam.coroutine;

import java.util.List;
import java.util.Objects;

/**
 * Why a coroutine was cancelled, and what went wrong while it unwound.
 *
 * @param value given by whoever cancelled: one of {@link Cause}, the {@link io.warpbeam.actors.ExitReason} that made
 *     its process stop, or a value of the caller's own
 * @param suppressed what cleanups and {@code finally} blocks threw, in that order
 */
public record CancelReason(Object value, List<Throwable> suppressed) {

    /** Checks the components and keeps a copy of the list. */
    public CancelReason {
        Objects.requireNonNull(value, "value");
        suppressed = List.copyOf(suppressed);
    }

    /**
     * A reason, with nothing gone wrong.
     *
     * @param value given by whoever cancels
     * @return the reason
     */
    public static CancelReason of(Object value) {
        return new CancelReason(value, List.of());
    }

    /** The reasons that the kit gives when no other is given. */
    public enum Cause {
        /** Somebody cancelled. */
        REQUESTED,
        /** The run was closed before its end. */
        CLOSED,
        /** The run was left unfinished, and nobody could reach it any more. */
        ABANDONED
    }
}
