package io.warpbeam.examples.bank;

import java.time.Duration;

/**
 * How often, and after which pauses, something is tried again. The pauses double.
 *
 * @param attempts in all
 * @param first pause
 * @param longest pause
 */
public record Retries(int attempts, Duration first, Duration longest) {

    /** Three quarters of a second in all: enough for any restart that works. */
    public static final Retries DEFAULT = new Retries(14, Duration.ofMillis(1), Duration.ofMillis(100));

    /** Checks the components. */
    public Retries {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, but is " + attempts);
        }
    }

    /** Whether another attempt follows the one with this number, counted from 1. */
    public boolean goOnAfter(int attempt) {
        return attempt < attempts;
    }

    /** The pause after the attempt with this number, counted from 1. */
    public Duration pauseAfter(int attempt) {
        Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
