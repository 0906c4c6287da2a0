package io.warpbeam.architecture.canary.testkit;

import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;
import io.warpbeam.architecture.canary.isolation.SidewaysIsolation;
import io.warpbeam.architecture.canary.recovery.SidewaysRecovery;
import io.warpbeam.architecture.canary.supervision.SidewaysSupervisor;
import org.junit.jupiter.api.TestInfo;

/** Breaks: the testkit knows actors only, and probes do without JUnit. */
public interface SidewaysTestkit {
    /** One neighbour. */
    SidewaysCoroutine coroutine();

    /** The other neighbour. */
    SidewaysSupervisor supervisor();

    /** The third neighbour. */
    SidewaysIsolation isolation();

    /** What only the extension may use. */
    TestInfo test();

    /** What stands above supervisors. */
    SidewaysRecovery recovery();
}
