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
 * @param lastReason why its latest process that ended did so, or why it did not start when none has
 * @param trail of its restarts
 */
record Child(ChildSpec spec, ChildStatus status, long restarts, Optional<ExitReason> lastReason, Trail trail) {

    static Child running(ChildSpec spec, Pid pid) {
        return new Child(spec.retained(), new ChildStatus.Running(pid), 0, Optional.empty(), Trail.NONE);
    }

    static Child stopped(ChildSpec spec) {
        return new Child(spec, new ChildStatus.Stopped(), 0, Optional.empty(), Trail.NONE);
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
        return new Child(spec, newStatus, restarts, lastReason, trail);
    }

    Child with(Trail newTrail) {
        return new Child(spec, status, restarts, lastReason, newTrail);
    }

    /** Its process has ended and is not to be replaced. */
    Child ended(ExitReason reason) {
        return new Child(spec, new ChildStatus.Stopped(), restarts, Optional.of(reason), trail.owesNothing());
    }

    /** It is not to be restarted, although it was about to be. */
    Child abandoned() {
        return new Child(spec, new ChildStatus.Stopped(), restarts, lastReason, Trail.NONE);
    }

    /** Started at the request of somebody, which is no restart. */
    Child startedAnew(Pid pid) {
        return new Child(spec, new ChildStatus.Running(pid), restarts, lastReason, Trail.NONE);
    }

    /** Its process has ended and is to be replaced. */
    Child restarting(Pid before, ExitReason reason) {
        return new Child(
                spec,
                new ChildStatus.Restarting(Optional.of(before)),
                restarts,
                Optional.of(reason),
                trail.owes(before));
    }

    /** It ran for a while before. */
    Child anew() {
        return with(trail.startsAnew());
    }

    /** It did not start in a restart, and is to be tried again. */
    Child failed(ExitReason reason) {
        ChildStatus waiting =
                status instanceof ChildStatus.Restarting ? status : new ChildStatus.Restarting(Optional.empty());
        return new Child(spec, waiting, restarts, lastReason.or(() -> Optional.of(reason)), trail);
    }

    /** It runs again: as a restart of its own when its process had ended by itself, else along with another one. */
    Child restarted(Pid pid, long nowNanos) {
        long more = trail.owed().isPresent() ? 1 : 0;
        return new Child(spec, new ChildStatus.Running(pid), restarts + more, lastReason, trail.restartedAt(nowNanos));
    }

    ChildInfo info() {
        return new ChildInfo(spec.id(), spec.kind(), spec.restart(), status, restarts, lastReason);
    }
}
