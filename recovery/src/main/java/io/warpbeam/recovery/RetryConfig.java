package io.warpbeam.recovery;

import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.Objects;

/**
 * How often a task that fails is tried again, and how long to wait before. Immutable; each method returns a changed
 * copy. Waits are counted in milliseconds, fractions left out.
 *
 * @param maxAttempts how many attempts there are, the first included; at least 1
 * @param initialBackoff the wait before the second attempt; at least a millisecond
 * @param maxBackoff no wait is longer; not less than {@code initialBackoff}
 * @param factor by which each wait is longer than the one before; 1 or more
 * @param jitter the part of each wait, from 0 to 1, that is left to chance: 0.2 for between 80 and 100 percent
 */
public record RetryConfig(int maxAttempts, Duration initialBackoff, Duration maxBackoff, double factor, double jitter) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when one of them is not as stated
     */
    public RetryConfig {
        Objects.requireNonNull(initialBackoff, "initialBackoff");
        Objects.requireNonNull(maxBackoff, "maxBackoff");
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, but is " + maxAttempts);
        }
        if (initialBackoff.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "initialBackoff must be at least a millisecond, but is " + initialBackoff);
        }
        if (maxBackoff.compareTo(initialBackoff) < 0) {
            throw new IllegalArgumentException(
                    "maxBackoff must not be less than initialBackoff, " + initialBackoff + ", but is " + maxBackoff);
        }
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be 1 or more, but is " + factor);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1, but is " + jitter);
        }
    }

    /**
     * The same wait before each further attempt, none of it left to chance.
     *
     * @param attempts how many there are, the first included; at least 1
     * @param delay the wait; at least a millisecond
     * @return the configuration
     * @throws IllegalArgumentException when one of them is not as stated
     */
    public static RetryConfig fixed(int attempts, Duration delay) {
        return new RetryConfig(attempts, delay, delay, 1, 0);
    }

    /**
     * Waits that double, up to 30 seconds or the first one if that is longer, a fifth of each left to chance.
     *
     * @param attempts how many there are, the first included; at least 1
     * @param initial the wait before the second attempt; at least a millisecond
     * @return the configuration
     * @throws IllegalArgumentException when one of them is not as stated
     */
    public static RetryConfig exponential(int attempts, Duration initial) {
        Duration usual = Duration.ofSeconds(30);
        return new RetryConfig(attempts, initial, initial.compareTo(usual) > 0 ? initial : usual, 2, 0.2);
    }

    /**
     * Sets how long a wait may be.
     *
     * @param newMaxBackoff not less than the first wait
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public RetryConfig maxBackoff(Duration newMaxBackoff) {
        return new RetryConfig(maxAttempts, initialBackoff, newMaxBackoff, factor, jitter);
    }

    /**
     * Sets by how much each wait is longer than the one before.
     *
     * @param newFactor 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public RetryConfig factor(double newFactor) {
        return new RetryConfig(maxAttempts, initialBackoff, maxBackoff, newFactor, jitter);
    }

    /**
     * Sets how much of each wait is left to chance.
     *
     * @param newJitter from 0 to 1
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public RetryConfig jitter(double newJitter) {
        return new RetryConfig(maxAttempts, initialBackoff, maxBackoff, factor, newJitter);
    }

    /**
     * Runs a task until an attempt succeeds or there is none left. Blocks the calling process, which waits between
     * attempts as in {@link Self#sleep}: exit signals are obeyed meanwhile. Chance and time are those of the node.
     *
     * @param <T> the type of the result
     * @param self the calling process
     * @param task whose exceptions are failures; an {@link Error}, the end of the process included, is passed on
     * @return what the last attempt came to: {@link Outcome.Succeeded} or {@link Outcome.Failed}
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted between attempts
     */
    public <T> Outcome<T> run(Self self, Task<T> task) {
        return Retrying.run(this, self, task);
    }

    /**
     * The wait before a further attempt.
     *
     * @param failed how many attempts have failed, from 1 on
     * @param chance from 0 to 1
     */
    long delayMillis(int failed, double chance) {
        double full = Math.min(millis(maxBackoff), millis(initialBackoff) * Math.pow(factor, failed - 1.0));
        return Math.max(1, (long) (full * (1 - jitter * chance)));
    }

    private static double millis(Duration duration) {
        return duration.toSeconds() * 1e3 + duration.toMillisPart();
    }
}
