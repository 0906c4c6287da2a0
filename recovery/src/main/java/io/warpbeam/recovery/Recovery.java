package io.warpbeam.recovery;

import java.util.Objects;
import java.util.function.Function;

/**
 * What is done about a task that fails, by the process that runs it.
 *
 * @param <T> the type of the result
 */
public sealed interface Recovery<T> {

    /**
     * Nothing.
     *
     * @param <T> the type of the result
     */
    record None<T>() implements Recovery<T> {}

    /**
     * It is tried again.
     *
     * @param <T> the type of the result
     * @param config how often and when
     */
    record Retry<T>(RetryConfig config) implements Recovery<T> {
        /** Checks the configuration. */
        public Retry {
            Objects.requireNonNull(config, "config");
        }
    }

    /**
     * It is tried once, if a circuit breaker allows it.
     *
     * @param <T> the type of the result
     * @param breaker shared with others, as a rule
     */
    record Breaker<T>(CircuitBreaker breaker) implements Recovery<T> {
        /** Checks the breaker. */
        public Breaker {
            Objects.requireNonNull(breaker, "breaker");
        }
    }

    /**
     * Another result takes the place of the one that is missing.
     *
     * @param <T> the type of the result
     * @param first what is tried before that
     * @param instead gives the result, from what the task came to: {@link Outcome.Failed} or {@link Outcome.Rejected}
     */
    record Fallback<T>(Recovery<T> first, Function<? super Outcome<T>, ? extends T> instead) implements Recovery<T> {
        /** Checks the components. */
        public Fallback {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(instead, "instead");
        }
    }

    /**
     * The process ends with the failure, and its supervisor decides; see {@link SpawnConfig#childSpec}.
     *
     * @param <T> the type of the result
     */
    record Supervised<T>() implements Recovery<T> {}

    /**
     * Does nothing about a failure.
     *
     * @param <T> the type of the result
     * @return the recovery
     */
    static <T> Recovery<T> none() {
        return new None<>();
    }

    /**
     * Tries again.
     *
     * @param <T> the type of the result
     * @param config how often and when
     * @return the recovery
     */
    static <T> Recovery<T> retry(RetryConfig config) {
        return new Retry<>(config);
    }

    /**
     * Tries if a circuit breaker allows it.
     *
     * @param <T> the type of the result
     * @param breaker shared with others, as a rule
     * @return the recovery
     */
    static <T> Recovery<T> circuitBreaker(CircuitBreaker breaker) {
        return new Breaker<>(breaker);
    }

    /**
     * Gives another result.
     *
     * @param <T> the type of the result
     * @param instead gives the result, from what the task came to
     * @return the recovery
     */
    static <T> Recovery<T> fallback(Function<? super Outcome<T>, ? extends T> instead) {
        return new Fallback<>(none(), instead);
    }

    /**
     * Ends the process with the failure, for its supervisor to decide.
     *
     * @param <T> the type of the result
     * @return the recovery
     */
    static <T> Recovery<T> supervised() {
        return new Supervised<>();
    }

    /**
     * This recovery, and another result when it was of no use.
     *
     * @param instead gives the result, from what the task came to
     * @return the recovery
     */
    default Recovery<T> orElse(Function<? super Outcome<T>, ? extends T> instead) {
        return new Fallback<>(this, instead);
    }
}
