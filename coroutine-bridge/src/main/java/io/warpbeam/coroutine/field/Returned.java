package io.warpbeam.coroutine.field;

import java.util.Objects;

/**
 * What a computation returned, on its way to the server in an exit reason.
 *
 * @param value never null
 */
record Returned(Object value) {
    Returned {
        Objects.requireNonNull(value, "value");
    }

    /** Exit reasons are recorded as text, values are large. */
    @Override
    public String toString() {
        return "Returned";
    }
}
