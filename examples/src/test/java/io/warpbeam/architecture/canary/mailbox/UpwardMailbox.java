package io.warpbeam.architecture.canary.mailbox;

import io.warpbeam.architecture.canary.actors.UpwardActor;
import io.warpbeam.architecture.canary.actors.server.UpwardServer;
import io.warpbeam.architecture.canary.coroutine.SidewaysCoroutine;
import io.warpbeam.architecture.canary.recovery.SidewaysRecovery;
import io.warpbeam.architecture.canary.supervision.SidewaysSupervisor;
import io.warpbeam.architecture.canary.testkit.SidewaysTestkit;

/** Breaks: the mailbox depends on nothing above it. */
public record UpwardMailbox(
        UpwardActor actor,
        UpwardServer server,
        SidewaysCoroutine coroutine,
        SidewaysSupervisor supervisor,
        SidewaysTestkit testkit,
        SidewaysRecovery recovery) {}
