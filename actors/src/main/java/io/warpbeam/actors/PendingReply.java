package io.warpbeam.actors;

import java.time.Duration;

/**
 * A request under way, seen from its caller.
 *
 * @param <R> the type of the reply
 */
public sealed interface PendingReply<R> permits CallSlot, FailedReply {

    /** How long a call waits when nothing else is said: 5 seconds. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Waits for the reply. By one thread at a time. When the time is over the request is abandoned: a late reply
     * vanishes, and {@link From#reply} tells so to whoever replies.
     *
     * @param timeout zero or less takes only a reply that is there; 150 years or more is no limit
     * @return the reply, or why there is none
     * @throws ProcessExit when the calling process ends while it waits
     * @throws InterruptedWaitException when interrupted; the request is abandoned
     */
    CallResult<R> await(Duration timeout);

    /** {@return whether the outcome is known, so that {@link #await} returns at once} From any thread. */
    boolean isDone();

    /** Abandons the request; a later reply vanishes. No effect when the outcome is known. From any thread. */
    void abandon();
}
