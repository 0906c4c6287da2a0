package io.warpbeam.recovery;

import io.warpbeam.actors.Shown;

/** The result of a task was needed, and there is none. The message says what the task came to. */
public final class NoResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoResultException(Outcome<?> outcome) {
        super("no result: " + Shown.of(outcome));
    }

    NoResultException(Outcome<?> outcome, Throwable cause) {
        super("no result: " + Shown.of(outcome), cause);
    }
}
