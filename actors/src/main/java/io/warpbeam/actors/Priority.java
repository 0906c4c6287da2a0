package io.warpbeam.actors;

/**
 * How soon an event-driven process runs when several want to: a class of the run queue. It has no effect on a process
 * with a thread of its own, which the JDK or the operating system schedules.
 *
 * <p>A process is not interrupted in favour of another: a class decides who is next when a slice ends. No class starves
 * another: of sixteen turns of a worker two go to {@link #HIGH}, two to {@link #LOW} and one to {@link #NORMAL}, if
 * there is one that waits. (BEAM lets high starve normal.)
 */
public enum Priority {
    /** When nothing else wants to run, and in the turns that are kept for it. */
    LOW,
    /** The default, and the fastest: only these run right behind the process that woke them. */
    NORMAL,
    /** Before normal and low. */
    HIGH,
    /** Before all others; for the few that hold everything together. */
    CRITICAL
}
