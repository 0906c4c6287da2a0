package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Self;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Carries out what {@link Decisions} decided, on the process of the supervisor. What an action leads to is decided and
 * done before the next one.
 */
final class Performer {

    private final Self self;
    private final Decisions decisions;
    private final Deque<Action> ahead = new ArrayDeque<>();
    private SupervisorState state;

    private Performer(Self self, Decisions decisions, SupervisorState state) {
        this.self = self;
        this.decisions = decisions;
        this.state = state;
    }

    /** Carries out the actions and gives the state after them. */
    static SupervisorState perform(Self self, Decisions decisions, SupervisorState state, List<Action> actions) {
        var performer = new Performer(self, decisions, state);
        performer.next(actions);
        while (!performer.ahead.isEmpty()) {
            performer.perform(performer.ahead.pop());
        }
        return performer.state;
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Publish(var event) -> Reports.publish(self.node(), event);
            case Action.Count(var window) -> state = state.with(window);
            case Action.Keep(var _, var child) ->
                state = state.with(state.children().with(child));
            case Action.Forget(var child) -> state = state.with(state.children().without(child.id()));
            case Action.Restart(var child) -> next(decisions.policy().strategy().restart(child, state.children()));
            case Action.Start(var child, var cause) -> start(now(child), now(cause));
            case Action.Stop(var child) -> stop(child);
            case Action.Retry(var child) -> self.pid().send(RetryStart.of(child, false));
            case Action.Wait(var child, var delay) -> self.sendAfter(delay, RetryStart.of(child, true));
            case Action.End(var reason) -> state = state.ending(reason);
        }
    }

    /** What has become of a child since the action was decided on. */
    private Child now(Child child) {
        return state.children().find(child.id()).orElseThrow();
    }

    private void start(Child child, Child cause) {
        ChildStart.Outcome outcome = ChildProcess.start(self, child.spec());
        switch (outcome) {
            case ChildStart.Outcome.Started _ ->
                state = child.trail().owed().isPresent() ? state.oneRestartMore() : state;
            case ChildStart.Outcome.Ignored _ -> {}
            case ChildStart.Outcome.Failed _, ChildStart.Outcome.AlreadyStarted _ -> ahead.clear();
        }
        next(decisions.restarted(child, cause, outcome, self.node().substrate().nanoTime()));
    }

    private void stop(Child child) {
        ExitReason reason = child.pid()
                .map(pid -> ChildProcess.stop(self, pid, child.spec().shutdown()))
                .orElseThrow();
        next(decisions.stopped(child, reason));
    }

    private void next(List<Action> actions) {
        actions.reversed().forEach(ahead::push);
    }
}
