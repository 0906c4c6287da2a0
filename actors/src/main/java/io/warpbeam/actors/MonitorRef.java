package io.warpbeam.actors;

/** A monitor: an identity that its owner and its target both hold. */
final class MonitorRef implements Monitor {

    final LocalProcess owner;
    final LocalProcess watched;

    MonitorRef(LocalProcess owner, LocalProcess watched) {
        this.owner = owner;
        this.watched = watched;
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
