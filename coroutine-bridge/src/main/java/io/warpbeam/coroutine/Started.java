package io.warpbeam.coroutine;

import java.util.Objects;

/**
 * A runner started by {@link AsyncCoroutine#runSync}. The runner is there whatever the first result is, so that a
 * time-out loses nothing.
 *
 * @param <R> what the coroutine is resumed with
 * @param runner that was started
 * @param first what waiting for its first outcome came to
 */
public record Started<R>(AsyncCoroutine<R> runner, SyncResult first) {

    /** Checks the components. */
    public Started {
        Objects.requireNonNull(runner, "runner");
        Objects.requireNonNull(first, "first");
    }
}
