package io.warpbeam.actors;

import java.time.Duration;
import java.util.Optional;

/** A timer under way. From any thread; never blocks. */
public sealed interface Timer permits WheelTimer {

    /**
     * Cancels the timer.
     *
     * @return the time that was left, and the timer will not fire; empty when it has fired (its message may be on the
     *     way or in the queue), when it was cancelled before, or when it ended with the process that it was for. A
     *     message of an interval that is being sent at this moment may still arrive
     */
    Optional<Duration> cancel();

    /**
     * {@return the time left until it fires, the next time for an interval; empty when it has fired, was cancelled, or
     * ended with the process that it was for}
     */
    Optional<Duration> left();
}
