package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/**
 * A monitor: an identity that its owner and its target both hold. While it is active it is in the chain of the monitors
 * of its owner, and a {@link Watcher} in the chain of its target.
 */
final class MonitorRef extends Chained<MonitorRef> implements Monitor {

    // set when made, read by anyone
    final LocalProcess owner;
    final LocalProcess watched;

    // whoever owns the target
    private @Nullable Watcher watcher;

    MonitorRef(LocalProcess owner, LocalProcess watched) {
        this.owner = owner;
        this.watched = watched;
    }

    /** Makes what the target keeps. By its owner, or by its maker. */
    Watcher watch() {
        Watcher made = new Watcher(this);
        watcher = made;
        return made;
    }

    /** What {@link #watch} made. By the owner of the target. */
    @Nullable
    Watcher watcher() {
        return watcher;
    }

    @Override
    public Pid target() {
        return watched;
    }

    @Override
    public String toString() {
        return "Monitor[" + owner + " of " + watched + "]";
    }
}
