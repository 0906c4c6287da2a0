package io.warpbeam.actors.server;

/**
 * What {@link GenServer#handleInfo} gets when the time-out that a callback asked for is over. Immutable; any thread may
 * use it.
 */
public record IdleTimeout() {}
