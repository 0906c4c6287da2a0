package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;

/** A monitor of one group, or of all. */
final class GroupWatch extends Holding implements GroupMonitor {

    final LocalProcess owner;
    private final GroupScope scope;
    final Optional<Object> group;

    GroupWatch(LocalProcess owner, GroupScope scope, Optional<Object> group) {
        this.owner = owner;
        this.scope = Objects.requireNonNull(scope, "scope");
        this.group = group;
    }

    void tell(ProcessGroups.Change change) {
        owner.deliver(new Signal.Delivery(change));
    }

    /** Ends the monitor; false when it was ended before. */
    boolean end() {
        return scope.forget(this);
    }

    @Override
    void release() {
        scope.forget(this);
    }

    @Override
    public String toString() {
        return "GroupMonitor[" + owner + " of " + group.map(Object::toString).orElse("all groups") + "]";
    }
}
