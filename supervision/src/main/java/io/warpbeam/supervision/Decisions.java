package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a supervisor does about its children: pure functions from a child and what happened to it to the actions that
 * follow. The rules are those of OTP's {@code supervisor}.
 *
 * <p>A restart that fails is attempted again, each attempt counting as a restart, until one succeeds or is one too
 * many. Attempts are messages of the supervisor to itself, so that everything else is served in between.
 *
 * @param supervisor that asks
 * @param keepsStopped whether a child that does not run stays known; children of a dynamic supervisor do not
 */
record Decisions(Pid supervisor, boolean keepsStopped) {

    /** A child that ran has ended by itself. */
    List<Action> exited(Child child, ExitReason reason, RestartWindow window, long nowNanos) {
        Pid pid = child.pid().orElseThrow();
        ExitVerdict verdict = ExitVerdict.of(child.spec().restart(), reason);
        List<Action> actions = new ArrayList<>();
        if (verdict.reported()) {
            actions.add(new Action.Publish(new SupervisorEvent.ChildEnded(supervisor, child.id(), pid, reason)));
        }
        switch (verdict.fate()) {
            case RESTART -> actions.addAll(attempt(child, child.restarting(pid, reason), window, nowNanos));
            case STOP -> actions.add(kept(child, child.ended(reason)));
            case FORGET -> actions.add(new Action.Forget(child));
        }
        return List.copyOf(actions);
    }

    /** The restart of a child has failed before, and it is time for the next attempt. */
    List<Action> retryDue(Child child, RestartWindow window, long nowNanos) {
        return attempt(child, child, window, nowNanos);
    }

    /** The start of a child that is marked as restarting has come to something. */
    List<Action> restarted(Child child, Pid before, ChildStart.Outcome outcome) {
        return switch (outcome) {
            case ChildStart.Outcome.Started(Pid pid, var _) -> {
                Child running = child.restarted(pid);
                yield List.of(new Action.Keep(child, running), new Action.Publish(restartEvent(running, before, pid)));
            }
            case ChildStart.Outcome.Ignored _ -> List.of(kept(child, child.with(new ChildStatus.Stopped())));
            case ChildStart.Outcome.Failed(ExitReason reason) -> failed(child, reason);
            case ChildStart.Outcome.AlreadyStarted _ -> failed(child, ExitReason.of(outcome));
        };
    }

    /** A child has been ended by its supervisor. */
    List<Action> stopped(Child child, ExitReason reason) {
        Action fate = child.isTemporary() ? new Action.Forget(child) : kept(child, child.ended(reason));
        if (!ExitVerdict.isShutdownError(child.spec(), reason)) {
            return List.of(fate);
        }
        Pid pid = child.pid().orElseThrow();
        return List.of(
                fate, new Action.Publish(new SupervisorEvent.ChildShutdownError(supervisor, child.id(), pid, reason)));
    }

    /** Somebody wants the child not to run. */
    List<Action> terminated(Child child) {
        return switch (child.status()) {
            case ChildStatus.Running _ -> List.of(new Action.Stop(child));
            case ChildStatus.Restarting _ -> List.of(kept(child, child.with(new ChildStatus.Stopped())));
            case ChildStatus.Stopped _ -> List.of();
        };
    }

    /** The supervisor ends: the youngest child goes first, each has ended before the next is asked to. */
    List<Action> shutdown(List<Child> oldestFirst) {
        return oldestFirst.reversed().stream()
                .filter(child -> child.pid().isPresent())
                .<Action>map(Action.Stop::new)
                .toList();
    }

    private List<Action> attempt(Child child, Child restarting, RestartWindow window, long nowNanos) {
        Optional<RestartWindow> admitted = window.admit(nowNanos);
        if (admitted.isEmpty()) {
            var event = new SupervisorEvent.GaveUp(supervisor, child.id(), lastReason(restarting));
            return List.of(new Action.Publish(event), new Action.Forget(child), new Action.GiveUp());
        }
        return List.of(
                new Action.Count(admitted.get()), new Action.Keep(child, restarting), new Action.Restart(restarting));
    }

    private List<Action> failed(Child child, ExitReason reason) {
        return List.of(
                new Action.Publish(new SupervisorEvent.ChildStartFailed(supervisor, child.id(), reason)),
                new Action.Retry(child));
    }

    private Action kept(Child before, Child child) {
        return keepsStopped ? new Action.Keep(before, child) : new Action.Forget(before);
    }

    private SupervisorEvent restartEvent(Child child, Pid before, Pid pid) {
        return new SupervisorEvent.ChildRestarted(
                supervisor, child.id(), before, pid, lastReason(child), child.restarts());
    }

    private static ExitReason lastReason(Child child) {
        return child.lastReason().orElseThrow();
    }
}
