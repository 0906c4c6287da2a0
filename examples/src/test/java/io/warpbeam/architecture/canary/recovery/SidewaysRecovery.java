package io.warpbeam.architecture.canary.recovery;

import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;
import io.warpbeam.architecture.canary.isolation.SidewaysIsolation;
import io.warpbeam.architecture.canary.testkit.SidewaysTestkit;

/** Breaks: recovery knows supervisors, and neither coroutines nor isolation. */
public interface SidewaysRecovery {
    /** One neighbour. */
    SidewaysCoroutine coroutine();

    /** The other neighbour. */
    SidewaysIsolation isolation();

    /** What is for tests. */
    SidewaysTestkit testkit();
}
