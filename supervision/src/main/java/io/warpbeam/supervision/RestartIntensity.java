package io.warpbeam.supervision;

import java.time.Duration;
import java.util.Objects;

/**
 * How many restarts are allowed within how long. Restarts are counted in whole seconds, as in OTP: one that is a period
 * and a fraction of a second old may still count.
 *
 * @param restarts allowed; one more is too many
 * @param period within which they are counted; a positive number of whole seconds
 */
public record RestartIntensity(int restarts, Duration period) {

    static final RestartIntensity DEFAULT = new RestartIntensity(3, Duration.ofSeconds(5));

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when {@code restarts} is negative, or {@code period} is not a positive number of
     *     whole seconds
     */
    public RestartIntensity {
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
