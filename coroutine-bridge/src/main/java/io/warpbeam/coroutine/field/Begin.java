package io.warpbeam.coroutine.field;

import java.util.Objects;

/**
 * Begins a run.
 *
 * @param state the snapshot that it gets
 */
record Begin<S>(S state) {
    Begin {
        Objects.requireNonNull(state, "state");
    }
}
