package io.warpbeam.actors.server;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Shown;
import org.jspecify.annotations.Nullable;

/** A server was needed and did not start. Thrown to the starter; any thread may read it. */
public final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StartResult result;

    StartFailedException(StartResult result) {
        super(null, causeOf(result)); // without a message of its own it would print the cause
        this.result = result;
    }

    @Override
    public String getMessage() {
        return "server not started: " + Shown.of(result);
    }

    /** {@return what the start came to} */
    public StartResult result() {
        return result;
    }

    private static @Nullable Throwable causeOf(StartResult result) {
        return result instanceof StartResult.Failed(ExitReason.Crashed(var error)) ? error : null;
    }
}
