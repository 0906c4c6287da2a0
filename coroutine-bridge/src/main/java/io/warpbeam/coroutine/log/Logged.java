package io.warpbeam.coroutine.log;

import java.util.Objects;

/**
 * A result, and how it came about.
 *
 * @param <T> the type of the result
 * @param result of the code
 * @param log of the run
 */
public record Logged<T>(T result, EffectLog log) {
    /** Checks the components. */
    public Logged {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(log, "log");
    }
}
