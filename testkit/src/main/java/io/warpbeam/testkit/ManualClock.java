package io.warpbeam.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that moves only when it is told. For code that takes its time from a {@link Clock} or an
 * {@link java.time.InstantSource}. Timers of a node do not follow it: they have the clock of the node's
 * {@link io.warpbeam.actors.Substrate}. Any thread may use it; what a thread did before it moved the clock is visible
 * to one that reads the new time. {@snippet file="io/warpbeam/testkit/ManualClockTest.java" region="clock"}
 */
public final class ManualClock extends Clock {

    // shared with the same clock in other zones
    private final AtomicReference<Instant> now;

    private final ZoneId zone;

    private ManualClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /**
     * {@return a clock in UTC}
     *
     * @param start its time until it is moved
     */
    public static ManualClock at(Instant start) {
        return at(start, ZoneOffset.UTC);
    }

    /**
     * {@return a clock}
     *
     * @param start its time until it is moved
     * @param zone its time zone
     */
    public static ManualClock at(Instant start, ZoneId zone) {
        return new ManualClock(new AtomicReference<>(Objects.requireNonNull(start, "start")), zone);
    }

    /**
     * Moves the clock on. Moves of several threads add up.
     *
     * @param duration how far; zero or more
     * @return the time now
     * @throws IllegalArgumentException when {@code duration} is negative; {@link #set} may go back
     */
    public Instant advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, but is " + duration);
        }
        return now.updateAndGet(instant -> instant.plus(duration));
    }

    /**
     * Sets the clock, forward or back, as clocks of computers are set.
     *
     * @param instant the time from now on
     */
    public void set(Instant instant) {
        now.set(Objects.requireNonNull(instant, "instant"));
    }

    /** {@return the time that it was told} */
    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /**
     * {@return this clock in another zone: it moves when this one is moved, and the other way round}
     *
     * @param newZone its time zone
     */
    @Override
    public ManualClock withZone(ZoneId newZone) {
        return new ManualClock(now, newZone);
    }

    /** {@return whether the other is the same clock in the same zone, so that they move together} */
    @Override
    public boolean equals(Object other) {
        return other instanceof ManualClock clock && clock.now == now && clock.zone.equals(zone);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(now) ^ zone.hashCode();
    }

    @Override
    public String toString() {
        return "ManualClock[" + instant() + ", " + zone + "]";
    }
}
