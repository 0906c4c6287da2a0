package io.warpbeam.coroutine;

import java.util.Objects;

/** An outcome was asked of a runner that gave none. */
public final class RunnerSilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SyncResult result;

    /**
     * For code that turns a result into an exception.
     *
     * @param result what there is in place of an outcome
     */
    public RunnerSilentException(SyncResult result) {
        super("no outcome: " + result);
        this.result = Objects.requireNonNull(result, "result");
    }

    /** {@return what there is in place of an outcome} */
    public SyncResult result() {
        return result;
    }
}
