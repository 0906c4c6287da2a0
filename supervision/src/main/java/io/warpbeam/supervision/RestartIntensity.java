package io.warpbeam.supervision;

import java.time.Duration;
import java.util.Objects;

/**
 * How many restarts a supervisor allows within how long.
 *
 * @param restarts allowed; one more is too many
 * @param period within which they are counted; whole seconds
 */
record RestartIntensity(int restarts, Duration period) {

    static final RestartIntensity DEFAULT = new RestartIntensity(3, Duration.ofSeconds(5));

    RestartIntensity {
        Objects.requireNonNull(period, "period");
        if (restarts < 0) {
            throw new IllegalArgumentException("restarts must not be negative, but is " + restarts);
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period must be positive, but is " + period);
        }
        if (period.toNanosPart() != 0) {
            throw new IllegalArgumentException("period must be a whole number of seconds, but is " + period);
        }
    }
}
