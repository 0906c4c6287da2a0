package io.warpbeam.actors.server;

/** What {@link GenServer#handleInfo} gets when the time-out that a callback asked for is over. */
public record IdleTimeout() {}
