package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.Optional;

/**
 * One child in the state of a supervisor.
 *
 * @param spec how it is treated
 * @param status what became of it
 * @param restarts how often it was restarted
 * @param lastReason why its latest process that ended did so
 */
record Child(ChildSpec spec, ChildStatus status, long restarts, Optional<ExitReason> lastReason) {

    static Child running(ChildSpec spec, Pid pid) {
        return new Child(spec.retained(), new ChildStatus.Running(pid), 0, Optional.empty());
    }

    static Child stopped(ChildSpec spec) {
        return new Child(spec, new ChildStatus.Stopped(), 0, Optional.empty());
    }

    String id() {
        return spec.id();
    }

    Optional<Pid> pid() {
        return status.process();
    }

    boolean isTemporary() {
        return spec.restart() == Restart.TEMPORARY;
    }

    Child with(ChildStatus newStatus) {
        return new Child(spec, newStatus, restarts, lastReason);
    }

    Child ended(ExitReason reason) {
        return new Child(spec, new ChildStatus.Stopped(), restarts, Optional.of(reason));
    }

    Child restarting(Pid before, ExitReason reason) {
        return new Child(spec, new ChildStatus.Restarting(before), restarts, Optional.of(reason));
    }

    Child restarted(Pid pid) {
        return new Child(spec, new ChildStatus.Running(pid), restarts + 1, lastReason);
    }

    ChildInfo info() {
        return new ChildInfo(spec.id(), spec.kind(), spec.restart(), status, restarts, lastReason);
    }
}
