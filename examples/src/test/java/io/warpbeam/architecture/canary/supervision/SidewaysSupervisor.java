package io.warpbeam.architecture.canary.supervision;

import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;
import io.warpbeam.architecture.canary.isolation.SidewaysIsolation;
import io.warpbeam.architecture.canary.recovery.SidewaysRecovery;
import io.warpbeam.architecture.canary.testkit.SidewaysTestkit;

/** Breaks: supervision, coroutines and isolation are strangers. */
public interface SidewaysSupervisor {
    /** The neighbour. */
    SidewaysCoroutine coroutine();

    /** The other neighbour. */
    SidewaysIsolation isolation();

    /** What is for tests. */
    SidewaysTestkit testkit();

    /** What stands above supervisors. */
    SidewaysRecovery recovery();
}
