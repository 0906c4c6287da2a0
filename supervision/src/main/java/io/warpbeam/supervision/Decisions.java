package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a supervisor does about its children: pure functions from the children and what happened to one of them to the
 * actions that follow. The rules are those of OTP's {@code supervisor}.
 *
 * <p>A restart that fails is attempted again, each attempt counting as a restart, until one succeeds or is one too
 * many. Attempts are messages of the supervisor to itself, so that everything else is served in between. With a backoff
 * an attempt is counted when it is decided on, the children that are restarted along are ended then too, and the starts
 * come when the time is over.
 *
 * @param supervisor that asks
 * @param policy how it treats its children
 */
record Decisions(Pid supervisor, Policy policy) {

    /** A child that ran has ended by itself. */
    List<Action> exited(Child child, ExitReason reason, Children children, Moment moment) {
        Pid pid = child.pid().orElseThrow();
        ExitVerdict verdict = ExitVerdict.of(child.spec().restart(), reason);
        List<Action> actions = new ArrayList<>();
        if (verdict.reported()) {
            actions.add(new Action.Publish(new SupervisorEvent.ChildEnded(supervisor, child.id(), pid, reason)));
        }
        switch (verdict.fate()) {
            case RESTART -> {
                Child restarting = startsAnew(child, moment) ? child.anew() : child;
                actions.addAll(attempt(child, restarting.restarting(pid, reason), children, moment));
            }
            case STOP -> {
                actions.add(kept(child, child.ended(reason)));
                actions.addAll(afterSignificant(child, reason, children));
            }
            case FORGET -> {
                actions.add(new Action.Forget(child));
                actions.addAll(afterSignificant(child, reason, children));
            }
        }
        return List.copyOf(actions);
    }

    /** The restart of a child has failed before, and it is time for the next attempt. */
    List<Action> retryDue(Child child, Children children, Moment moment) {
        return attempt(child, child, children, moment);
    }

    /** The time before an attempt, which has been counted, is over. */
    List<Action> waited(Child child) {
        return List.of(new Action.Restart(child));
    }

    /** The start of a child in the restart of {@code cause}, which may be the child itself, has come to something. */
    List<Action> restarted(Child child, Child cause, ChildStart.Outcome outcome, long nowNanos) {
        return switch (outcome) {
            case ChildStart.Outcome.Started(Pid pid, var _) -> {
                Child running = child.restarted(pid, nowNanos);
                yield List.of(new Action.Keep(child, running), new Action.Publish(restartEvent(child, running, pid)));
            }
            case ChildStart.Outcome.Ignored _ -> List.of(kept(child, child.abandoned()));
            case ChildStart.Outcome.Failed(ExitReason reason) -> failed(child, cause, reason);
            case ChildStart.Outcome.AlreadyStarted _ -> failed(child, cause, ExitReason.of(outcome));
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
            case ChildStatus.Restarting _ -> List.of(kept(child, child.abandoned()));
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

    private List<Action> attempt(Child child, Child restarting, Children children, Moment moment) {
        Optional<Trail> trail = restarting.trail().attempted(child.spec().limit(), moment.nowNanos());
        if (trail.isEmpty()) {
            return givenUp(child, restarting, children);
        }
        Optional<RestartWindow> admitted = moment.window().admit(moment.nowNanos());
        if (admitted.isEmpty()) {
            ExitReason reason = lastReason(restarting);
            return List.of(
                    new Action.Publish(new SupervisorEvent.GaveUp(supervisor, child.id(), reason)),
                    new Action.Forget(child),
                    new Action.End(policy.givingUp(child.id(), reason)));
        }
        Child due = restarting.with(trail.get());
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Count(admitted.get()));
        actions.add(new Action.Keep(child, due));
        policy.backoff()
                .ifPresentOrElse(
                        backoff -> actions.addAll(delayed(due, backoff, children, moment)),
                        () -> actions.add(new Action.Restart(due)));
        return List.copyOf(actions);
    }

    private boolean startsAnew(Child child, Moment moment) {
        long ranNanos = moment.nowNanos() - child.trail().sinceNanos();
        return policy.backoff().filter(backoff -> backoff.startsAnew(ranNanos)).isPresent();
    }

    private List<Action> delayed(Child due, Backoff backoff, Children children, Moment moment) {
        Duration delay = backoff.delay(due.trail().streak(), moment.chance());
        List<Action> actions = new ArrayList<>(policy.strategy().ends(due, children));
        actions.add(new Action.Publish(new SupervisorEvent.RestartDelayed(supervisor, due.id(), delay)));
        actions.add(new Action.Wait(due, delay));
        return actions;
    }

    /** A child has reached its own limit: it stays as it is, and the others go on. */
    private List<Action> givenUp(Child child, Child restarting, Children children) {
        ExitReason reason = lastReason(restarting);
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Publish(new SupervisorEvent.ChildGivenUp(supervisor, child.id(), reason)));
        actions.add(kept(child, restarting.abandoned()));
        actions.addAll(afterSignificant(child, reason, children));
        return List.copyOf(actions);
    }

    private List<Action> afterSignificant(Child child, ExitReason reason, Children children) {
        if (!child.spec().significant()) {
            return List.of();
        }
        boolean ends = switch (policy.autoShutdown()) {
            case NEVER -> false;
            case ANY_SIGNIFICANT -> true;
            case ALL_SIGNIFICANT ->
                children.oldestFirst().stream()
                        .filter(other -> other.spec().significant())
                        .filter(other -> !other.id().equals(child.id()))
                        .allMatch(other -> other.status() instanceof ChildStatus.Stopped);
        };
        return ends
                ? List.of(
                        new Action.Publish(new SupervisorEvent.ShutDownBySignificant(supervisor, child.id(), reason)),
                        new Action.End(ExitReason.SHUTDOWN))
                : List.of();
    }

    /** The restart stops here, and is to be tried again from the child that did not start. */
    private List<Action> failed(Child child, Child cause, ExitReason reason) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Publish(new SupervisorEvent.ChildStartFailed(supervisor, child.id(), reason)));
        if (!cause.id().equals(child.id()) && cause.status() instanceof ChildStatus.Restarting) {
            actions.add(new Action.Keep(cause, cause.with(new ChildStatus.Stopped())));
        }
        Child failed = child.failed(reason);
        actions.add(new Action.Keep(child, failed));
        actions.add(new Action.Retry(failed));
        return List.copyOf(actions);
    }

    private Action kept(Child before, Child child) {
        return policy.keepsStopped() ? new Action.Keep(before, child) : new Action.Forget(before);
    }

    private SupervisorEvent restartEvent(Child child, Child running, Pid pid) {
        Optional<Pid> owed = child.trail().owed();
        return owed.isPresent()
                ? new SupervisorEvent.ChildRestarted(
                        supervisor, child.id(), owed.get(), pid, lastReason(child), running.restarts())
                : new SupervisorEvent.SiblingRestarted(supervisor, child.id(), pid);
    }

    private static ExitReason lastReason(Child child) {
        return child.lastReason().orElseThrow();
    }
}
