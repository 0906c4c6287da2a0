package io.warpbeam.architecture.canary.isolation;

import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;
import io.warpbeam.architecture.canary.recovery.SidewaysRecovery;
import io.warpbeam.architecture.canary.supervision.SidewaysSupervisor;
import io.warpbeam.architecture.canary.testkit.SidewaysTestkit;

/** Breaks: isolation knows neither supervisors nor coroutines. */
public interface SidewaysIsolation {
    /** One neighbour. */
    SidewaysCoroutine coroutine();

    /** The other neighbour. */
    SidewaysSupervisor supervisor();

    /** What is for tests. */
    SidewaysTestkit testkit();

    /** What stands above supervisors. */
    SidewaysRecovery recovery();
}
