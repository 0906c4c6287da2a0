package io.warpbeam.actors;

/** A timer under way. From any thread. */
public sealed interface Timer permits WheelTimer {

    /**
     * Cancels the timer.
     *
     * @return {@code true} when it will not fire; {@code false} when it has fired (its message may be on the way or in
     *     the queue) or was cancelled before
     */
    boolean cancel();
}
