package io.warpbeam.architecture.canary.coroutine;

import io.warpbeam.architecture.canary.supervision.SidewaysSupervisor;

/** Breaks: supervision and coroutines are strangers. */
public interface SidewaysCoroutine {
    /** The neighbour. */
    SidewaysSupervisor supervisor();
}
