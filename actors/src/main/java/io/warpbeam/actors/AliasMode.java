package io.warpbeam.actors;

/** What ends an {@link Alias}, beside {@link Self#unalias}, which always does. */
public enum AliasMode {
    /** Nothing else. */
    EXPLICIT,
    /** The first message received through it. For an alias without a monitor. */
    REPLY,
    /** The end of its monitor: its {@link Down} or {@link Self#demonitor}. */
    DEMONITOR,
    /** The first message received through it, which ends the monitor too, or the end of the monitor. */
    REPLY_DEMONITOR;

    /** Whether an alias of this mode belongs to a monitor and ends with it. */
    boolean endsWithMonitor() {
        return this == DEMONITOR || this == REPLY_DEMONITOR;
    }

    /** Whether an alias of this mode ends with the first message. */
    boolean endsWithReply() {
        return this == REPLY || this == REPLY_DEMONITOR;
    }
}
