package io.warpbeam.coroutine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one leg of a coroutine, from a start or resume to the next stop, came to. A plain value is never mistaken for a
 * failure.
 */
public sealed interface Outcome {

    /**
     * The result.
     *
     * @return the value of a completed coroutine
     * @throws CoroutineFailedException when there is none: it yielded, failed or was cancelled
     */
    default Object orThrow() {
        return switch (this) {
            case Completed(var value) -> value;
            case Suspended _, Thrown _, Cancelled _ -> throw new CoroutineFailedException(this);
        };
    }

    /** An outcome after which nothing follows. */
    sealed interface Ended extends Outcome {}

    /**
     * The coroutine yielded and waits.
     *
     * @param value what it yielded
     * @param data what {@linkplain SuspendDecorator decorators} added, in the order in which they added it; empty
     *     without any
     */
    record Suspended(Object value, Map<String, Object> data) implements Outcome {
        /** Checks the components and keeps a copy of the map. */
        public Suspended {
            Objects.requireNonNull(value, "value");
            data = data.isEmpty() ? Map.of() : copy(data);
        }
    }

    private static Map<String, Object> copy(Map<String, Object> data) {
        Map<String, Object> copy = new LinkedHashMap<>(data);
        copy.forEach((key, entry) -> {
            Objects.requireNonNull(key, "key of data");
            Objects.requireNonNull(entry, () -> "data of " + key);
        });
        return new OrderedData(copy);
    }

    /**
     * The coroutine returned.
     *
     * @param value its result
     */
    record Completed(Object value) implements Ended {
        /** Checks the value. */
        public Completed {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The coroutine failed. Its cleanup is done.
     *
     * @param error why
     */
    record Thrown(Failure error) implements Ended {
        /** Checks the failure. */
        public Thrown {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * The coroutine was cancelled. Its cleanup is done.
     *
     * @param reason why
     */
    record Cancelled(CancelReason reason) implements Ended {
        /** Checks the reason. */
        public Cancelled {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
