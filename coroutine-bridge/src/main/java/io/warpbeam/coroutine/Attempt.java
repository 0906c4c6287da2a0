package io.warpbeam.coroutine;

import io.warpbeam.actors.ProcessExit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * How a piece of code ended, as a value.
 *
 * @param <V> the type of its result
 */
public sealed interface Attempt<V> {

    /**
     * It returned.
     *
     * @param <V> the type of its result
     * @param value its result
     */
    record Ok<V>(V value) implements Attempt<V> {
        /** Checks the value. */
        public Ok {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * It failed.
     *
     * @param <V> the type of its result
     * @param error why
     */
    record Failed<V>(Failure error) implements Attempt<V> {
        /** Checks the failure. */
        public Failed {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Runs code, in a coroutine or not, and keeps what it came to: exceptions, raised values and exits are told apart
     * as in an outcome. A cancellation, and errors that are no exceptions, go on.
     *
     * @param <V> the type of its result
     * @param body the code
     * @return how it ended
     */
    static <V> Attempt<V> of(Callable<V> body) {
        try {
            return new Ok<>(
                    Objects.requireNonNull(body.call(), "the code returned null; Unit.UNIT stands for no result"));
        } catch (Exception | ProcessExit error) {
            return new Failed<>(SuppressedErrors.failure(error, List.of(error.getSuppressed())));
        }
    }
}
