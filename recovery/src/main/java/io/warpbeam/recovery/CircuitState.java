package io.warpbeam.recovery;

/** What a circuit breaker does with calls. */
public enum CircuitState {
    /** It lets all of them through. */
    CLOSED,
    /** It lets none through, until its reset time-out is over. */
    OPEN,
    /** It lets a few through, to see how they fare. */
    HALF_OPEN
}
