package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Shown;

/** A supervisor or a child was needed and did not start. The message says what the start came to. */
public final class NotStartedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotStartedException(Object result) {
        super("not started: " + Shown.of(result));
    }

    NotStartedException(Object result, ExitReason reason) {
        this(result);
        if (reason instanceof ExitReason.Crashed(var error)) {
            initCause(error);
        }
    }
}
