package io.warpbeam.architecture.canary.coroutine;

import io.warpbeam.architecture.canary.coroutine.log.UpwardLog;
import io.warpbeam.architecture.canary.isolation.SidewaysIsolation;
import io.warpbeam.architecture.canary.recovery.SidewaysRecovery;
import io.warpbeam.architecture.canary.supervision.SidewaysSupervisor;
import io.warpbeam.architecture.canary.testkit.SidewaysTestkit;

/** Breaks: supervision, coroutines and isolation are strangers. */
public interface SidewaysCoroutine {
    /** The neighbour. */
    SidewaysSupervisor supervisor();

    /** The other neighbour. */
    SidewaysIsolation isolation();

    /** What is made of coroutines. */
    UpwardLog log();

    /** What is for tests. */
    SidewaysTestkit testkit();

    /** What stands above supervisors. */
    SidewaysRecovery recovery();
}
