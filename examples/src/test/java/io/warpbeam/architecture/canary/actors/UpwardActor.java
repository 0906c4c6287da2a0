package io.warpbeam.architecture.canary.actors;

import io.warpbeam.architecture.canary.actors.server.UpwardServer;
import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;
import io.warpbeam.architecture.canary.isolation.SidewaysIsolation;
import io.warpbeam.architecture.canary.mailbox.UpwardMailbox;
import io.warpbeam.architecture.canary.recovery.SidewaysRecovery;
import io.warpbeam.architecture.canary.supervision.SidewaysSupervisor;
import io.warpbeam.architecture.canary.testkit.SidewaysTestkit;
import java.util.Optional;

/** Breaks: actors depend on the mailbox only. */
public record UpwardActor(
        Optional<UpwardMailbox> mailbox,
        UpwardServer server,
        SidewaysCoroutine coroutine,
        SidewaysSupervisor supervisor,
        SidewaysIsolation isolation,
        SidewaysTestkit testkit,
        SidewaysRecovery recovery) {}
