package io.warpbeam.coroutine;

import java.util.Objects;

/**
 * A {@linkplain CoroutineContext#raise raised value}, as interceptors see it. It has no answer, and no handler.
 *
 * @param value that is raised
 */
public record RaiseOperation(Object value) implements Operation<RaisedException> {

    /** The effect of raised values. */
    public static final String EFFECT = "Throw";

    /** Checks the value. */
    public RaiseOperation {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String effect() {
        return EFFECT;
    }
}
