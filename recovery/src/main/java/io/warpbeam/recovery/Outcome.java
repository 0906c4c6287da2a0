package io.warpbeam.recovery;

import io.warpbeam.actors.ExitReason;
import java.time.Duration;
import java.util.Objects;

/**
 * What a task came to. Immutable if its parts are.
 *
 * @param <T> the type of the result
 */
public sealed interface Outcome<T> {

    /**
     * It has a result.
     *
     * @param <T> the type of the result
     * @param value the result
     */
    record Succeeded<T>(T value) implements Outcome<T> {
        /** Checks the value. */
        public Succeeded {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * It failed, and recovery was of no use.
     *
     * @param <T> the type of the result
     * @param error of the last attempt
     * @param attempts how many were made
     */
    record Failed<T>(Exception error, int attempts) implements Outcome<T> {
        /** Checks the error. */
        public Failed {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * It was not tried: a circuit breaker did not let it through.
     *
     * @param <T> the type of the result
     * @param breaker its name
     * @param state its state
     */
    record Rejected<T>(String breaker, CircuitState state) implements Outcome<T> {
        /** Checks the components. */
        public Rejected {
            Objects.requireNonNull(breaker, "breaker");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * It took longer than it may, and its process was ended.
     *
     * @param <T> the type of the result
     * @param timeout that was allowed
     */
    record TimedOut<T>(Duration timeout) implements Outcome<T> {
        /** Checks the time-out. */
        public TimedOut {
            Objects.requireNonNull(timeout, "timeout");
        }
    }

    /**
     * Its process ended before there was a result.
     *
     * @param <T> the type of the result
     * @param reason why
     */
    record Ended<T>(ExitReason reason) implements Outcome<T> {
        /** Checks the reason. */
        public Ended {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The result.
     *
     * @return the result
     * @throws NoResultException when there is none; its cause is the error of the task, if that is why
     */
    default T orThrow() {
        return switch (this) {
            case Succeeded<T>(var value) -> value;
            case Failed<T>(var error, var _) -> throw new NoResultException(this, error);
            case Ended<T>(ExitReason.Crashed(var error)) -> throw new NoResultException(this, error);
            case Rejected<T> _, TimedOut<T> _, Ended<T> _ -> throw new NoResultException(this);
        };
    }
}
