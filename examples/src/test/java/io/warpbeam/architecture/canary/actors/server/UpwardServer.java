package io.warpbeam.architecture.canary.actors.server;

import io.warpbeam.architecture.canary.supervision.SidewaysSupervisor;

/** Breaks: servers know no supervisor. */
public record UpwardServer(SidewaysSupervisor supervisor) {}
