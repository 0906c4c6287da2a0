package io.warpbeam.supervision;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a supervisor waits before it restarts a child: longer from one attempt to the next, until the child has run
 * for a while. Immutable; each method returns a changed copy.
 *
 * @param first the wait before the first restart in a row; positive
 * @param max no wait is longer; not less than {@code first}
 * @param factor by which each wait is longer than the one before; 1 or more
 * @param jitter the part of each wait, from 0 to 1, that is left to chance: 0.2 for between 80 and 100 percent
 * @param resetAfter how long a child must have run for its next wait to be the first again; positive
 */
public record Backoff(Duration first, Duration max, double factor, double jitter, Duration resetAfter) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when one of them is not as stated
     */
    public Backoff {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(max, "max");
        Objects.requireNonNull(resetAfter, "resetAfter");
        if (!first.isPositive()) {
            throw new IllegalArgumentException("first must be positive, but is " + first);
        }
        if (max.compareTo(first) < 0) {
            throw new IllegalArgumentException("max must not be less than first, " + first + ", but is " + max);
        }
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be 1 or more, but is " + factor);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1, but is " + jitter);
        }
        if (!resetAfter.isPositive()) {
            throw new IllegalArgumentException("resetAfter must be positive, but is " + resetAfter);
        }
    }

    /**
     * Waits that double, a fifth of each left to chance, and start anew after a child has run for as long as the
     * longest of them.
     *
     * @param first the wait before the first restart in a row; positive
     * @param max no wait is longer; not less than {@code first}
     * @return the waits
     * @throws IllegalArgumentException when one of them is not as stated
     */
    public static Backoff exponential(Duration first, Duration max) {
        return new Backoff(first, max, 2, 0.2, max);
    }

    /**
     * Sets by how much each wait is longer than the one before.
     *
     * @param newFactor 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public Backoff factor(double newFactor) {
        return new Backoff(first, max, newFactor, jitter, resetAfter);
    }

    /**
     * Sets how much of each wait is left to chance.
     *
     * @param newJitter from 0 to 1
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public Backoff jitter(double newJitter) {
        return new Backoff(first, max, factor, newJitter, resetAfter);
    }

    /**
     * Sets how long a child must have run for its next wait to be the first again.
     *
     * @param newResetAfter positive
     * @return the changed copy
     * @throws IllegalArgumentException when it is not as stated
     */
    public Backoff resetAfter(Duration newResetAfter) {
        return new Backoff(first, max, factor, jitter, newResetAfter);
    }

    /**
     * The wait before one restart.
     *
     * @param attempt which in a row, from 1 on
     * @param chance from 0 to 1
     */
    Duration delay(int attempt, double chance) {
        double longestNanos = Nanoseconds.of(max);
        double fullNanos = Math.min(longestNanos, Nanoseconds.of(first) * Math.pow(factor, attempt - 1.0));
        return Duration.ofNanos((long) (fullNanos * (1 - jitter * chance)));
    }

    /** Whether a child that ran for so long starts anew. */
    boolean startsAnew(long ranNanos) {
        return ranNanos >= Nanoseconds.of(resetAfter);
    }
}
