package io.warpbeam.coroutine;

import java.util.Objects;

/**
 * A {@linkplain CoroutineContext#yield yield}, as handlers and interceptors see it. A {@link Handler} of its effect
 * answers yields inside of its scope; all others are handed out.
 *
 * @param <R> what the code is resumed with
 * @param value that is yielded
 */
public record YieldOperation<R>(Object value) implements Operation<R> {

    /** The effect of yields. */
    public static final String EFFECT = "Yield";

    /** Checks the value. */
    public YieldOperation {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String effect() {
        return EFFECT;
    }
}
