package io.warpbeam.coroutine;

/**
 * Where the code of a coroutine runs, seen from that code: how it gives control away. Used on the thread of the code.
 */
interface Host {

    /** Hands out a yield, and waits for what is to be done next. */
    Order handOver(Outcome.Suspended suspended);

    /** Whether the caller, which is on the thread of the code, is the code; it may also be the driver of that code. */
    boolean isCurrent();

    /**
     * Whether the host was killed: the run may only come to its end, cleanups are skipped, and nobody hears of the
     * outcome.
     */
    boolean isKilled();
}
