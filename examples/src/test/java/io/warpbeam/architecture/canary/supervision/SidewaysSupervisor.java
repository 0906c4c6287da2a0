package io.warpbeam.architecture.canary.supervision;

import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;
import io.warpbeam.architecture.canary.isolation.SidewaysIsolation;

/** Breaks: supervision, coroutines and isolation are strangers. */
public interface SidewaysSupervisor {
    /** The neighbour. */
    SidewaysCoroutine coroutine();

    /** The other neighbour. */
    SidewaysIsolation isolation();
}
