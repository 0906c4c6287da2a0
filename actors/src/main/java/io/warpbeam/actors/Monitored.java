package io.warpbeam.actors;

/**
 * A process spawned with a monitor on it. Immutable; any thread may use it.
 *
 * @param pid the process
 * @param monitor set before the first instruction of the process
 */
public record Monitored(Pid pid, Monitor monitor) {}
