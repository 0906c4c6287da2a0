package io.warpbeam.architecture.canary.supervision;

import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;

/** Breaks: supervision and coroutines are strangers. */
public interface SidewaysSupervisor {
    /** The neighbour. */
    SidewaysCoroutine coroutine();
}
