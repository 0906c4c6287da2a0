package io.warpbeam.actors;

/**
 * The message that a process which traps exits receives in place of an exit signal. Immutable; any thread may use it.
 *
 * @param from the process that sent the signal or, over a link, the linked process that ended
 * @param reason the reason that the signal carried
 */
public record Exit(Pid from, ExitReason reason) {}
