package io.warpbeam.recovery;

import java.time.Duration;
import java.util.Objects;

/**
 * When a circuit breaker opens, and when it closes again.
 *
 * @param failureThreshold how many calls in a row must fail for it to open; at least 1
 * @param resetTimeout how long it stays open before it lets calls through for a trial; at least a millisecond, and
 *     counted in those
 * @param halfOpenMaxCalls how many calls a trial has; at least 1. It closes when all have succeeded, and opens again
 *     with the first that fails
 */
public record CircuitBreakerConfig(int failureThreshold, Duration resetTimeout, int halfOpenMaxCalls) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Opens after 5 failures, for 30 seconds, and has one call for a trial. */
    public static final CircuitBreakerConfig DEFAULT = new CircuitBreakerConfig(5, Duration.ofSeconds(30), 1);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when one of them is not as stated
     */
    public CircuitBreakerConfig {
        Objects.requireNonNull(resetTimeout, "resetTimeout");
        if (failureThreshold < 1) {
            throw new IllegalArgumentException("failureThreshold must be at least 1, but is " + failureThreshold);
        }
        if (resetTimeout.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("resetTimeout must be at least a millisecond, but is " + resetTimeout);
        }
        if (halfOpenMaxCalls < 1) {
            throw new IllegalArgumentException("halfOpenMaxCalls must be at least 1, but is " + halfOpenMaxCalls);
        }
    }

    /**
     * Sets how many calls in a row must fail for it to open.
     *
     * @param newFailureThreshold at least 1
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public CircuitBreakerConfig failureThreshold(int newFailureThreshold) {
        return new CircuitBreakerConfig(newFailureThreshold, resetTimeout, halfOpenMaxCalls);
    }

    /**
     * Sets how long it stays open.
     *
     * @param newResetTimeout at least a millisecond
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public CircuitBreakerConfig resetTimeout(Duration newResetTimeout) {
        return new CircuitBreakerConfig(failureThreshold, newResetTimeout, halfOpenMaxCalls);
    }

    /**
     * Sets how many calls a trial has.
     *
     * @param newHalfOpenMaxCalls at least 1
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public CircuitBreakerConfig halfOpenMaxCalls(int newHalfOpenMaxCalls) {
        return new CircuitBreakerConfig(failureThreshold, resetTimeout, newHalfOpenMaxCalls);
    }
}
