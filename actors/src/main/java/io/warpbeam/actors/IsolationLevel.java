package io.warpbeam.actors;

/**
 * What may cross between a process and everyone else: its messages, calls, replies, casts, timers, exit reasons, and
 * what its code holds when it is spawned. Between two processes the stricter of their levels is in force. Set with
 * {@link SpawnOptions#isolation}; any thread may use it.
 */
public enum IsolationLevel {

    /** References cross as they are; sender and receiver see the same objects. */
    SHARED,

    /**
     * Only immutable data crosses, by reference: strings, numbers, enums, {@code java.time}, pids and the like, and
     * records, other classes with final fields, and unmodifiable collections of the JDK that hold such data.
     * {@link Sendable} and {@link NodeBuilder#sendable} add types. Anything else is an {@link IsolationException} of
     * the sender.
     */
    SEND_ONLY,

    /**
     * Immutable data crosses by reference and everything else as a deep copy made by the sender, so nothing mutable is
     * ever shared. Scoped values are not inherited either. Needs a {@link MessageCopier} at run time, which
     * {@code io.warpbeam:warpbeam-isolation-copy} brings. What cannot be copied is an {@link IsolationException} of the
     * sender.
     */
    FULL;

    /** The stricter of this and another level. */
    IsolationLevel stricter(IsolationLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
