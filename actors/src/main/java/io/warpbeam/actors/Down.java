package io.warpbeam.actors;

/**
 * The message that tells the owner of a monitor that the monitored process has ended. By the time it arrives, the names
 * of that process are free again. Immutable; any thread may use it.
 *
 * @param monitor which monitor
 * @param pid the process that ended
 * @param reason why; {@link ExitReason#NO_PROCESS} when it had ended before the monitor was set
 */
public record Down(Monitor monitor, Pid pid, ExitReason reason) {}
