package io.warpbeam.supervision;

/** Whether a supervisor starts a child again that ended by itself. */
public enum Restart {
    /** Always. */
    PERMANENT,
    /**
     * Only after a failure: any reason but {@link io.warpbeam.actors.ExitReason#NORMAL},
     * {@link io.warpbeam.actors.ExitReason#SHUTDOWN} and a shutdown with a detail. After those the child stays known,
     * stopped.
     */
    TRANSIENT,
    /** Never. The child is forgotten when it ends, and what starts it is not kept. */
    TEMPORARY
}
