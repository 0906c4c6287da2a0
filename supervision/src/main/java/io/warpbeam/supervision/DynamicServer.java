package io.warpbeam.supervision;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import java.util.List;
import java.util.Optional;

/**
 * The process of a {@link DynamicSupervisor}. It traps exits; those of its children arrive as messages, that of its
 * parent ends it.
 */
final class DynamicServer implements GenServer<DynamicState> {

    private final Policy policy;
    private final int maxChildren;
    private final Optional<Object> extra;

    DynamicServer(Policy policy, int maxChildren, Optional<Object> extra) {
        this.policy = policy;
        this.maxChildren = maxChildren;
        this.extra = extra;
    }

    @Override
    public Init<DynamicState> init(Self self) {
        return Init.ok(new DynamicState(RestartWindow.opened(policy.intensity(), now(self))));
    }

    @Override
    public Next<DynamicState> handleCall(Call<?> call, From<?> from, DynamicState state) {
        if (!(call instanceof AdminCall<?> admin)) {
            return Next.unknown(call);
        }
        return switch (admin) {
            case AdminCall.StartChild start -> Next.reply(start, startChild(start.spec(), state), state);
            case AdminCall.TerminateProcess terminate ->
                Next.reply(terminate, terminateChild(terminate.pid(), state), state);
            case AdminCall.WhichChildren which -> Next.reply(which, state.infos(), state);
            case AdminCall.CountChildren count -> Next.reply(count, ChildCounts.of(state.children()), state);
            case AdminCall.Describe describe -> Next.reply(describe, describe(state), state);
            case AdminCall.RestartChild restart -> Next.reply(restart, new RestartChildResult.NotFound(), state);
            case AdminCall.TerminateChild terminate ->
                Next.reply(terminate, new TerminateChildResult.NotFound(), state);
            case AdminCall.DeleteChild delete -> Next.reply(delete, new DeleteChildResult.NotFound(), state);
            case AdminCall.FindSpec find -> Next.reply(find, Optional.empty(), state);
        };
    }

    @Override
    public Next<DynamicState> handleCast(Object message, DynamicState state) {
        Reports.unexpected(Self.current().node(), message);
        return Next.noReply(state);
    }

    @Override
    public Next<DynamicState> handleInfo(Object message, DynamicState state) {
        Self self = Self.current();
        return switch (message) {
            case Exit(Pid from, ExitReason reason) ->
                after(
                        state,
                        state.find(from)
                                .filter(child -> child.pid().isPresent())
                                .map(child ->
                                        decisions(self).exited(child, reason, Children.NONE, moment(self, state))));
            case RetryStart retry ->
                after(
                        state,
                        state.find(retry.status())
                                .filter(retry::isMeantFor)
                                .map(child -> retried(self, state, child, retry)));
            default -> {
                Reports.unexpected(self.node(), message);
                yield Next.noReply(state);
            }
        };
    }

    @Override
    public void terminate(ExitReason reason, DynamicState state) {
        DynamicShutdown.run(Self.current(), state.children());
    }

    private List<Action> retried(Self self, DynamicState state, Child child, RetryStart retry) {
        return retry.counted()
                ? decisions(self).waited(child)
                : decisions(self).retryDue(child, Children.NONE, moment(self, state));
    }

    private StartChildResult startChild(ChildSpec given, DynamicState state) {
        Optional<String> refusal = policy.refusal(given);
        if (refusal.isPresent()) {
            return new StartChildResult.Refused(refusal.get());
        }
        if (state.size() >= maxChildren) {
            return new StartChildResult.MaxChildren(maxChildren);
        }
        ChildSpec spec = extra.map(given::withExtra).orElse(given);
        ChildStart.Outcome outcome = ChildProcess.start(Self.current(), spec);
        if (outcome instanceof ChildStart.Outcome.Started(Pid pid, var _)) {
            state.add(Child.running(spec, pid));
        }
        return Answers.started(outcome);
    }

    private TerminateChildResult terminateChild(Pid pid, DynamicState state) {
        Optional<Child> found = state.find(pid);
        if (found.isEmpty()) {
            return new TerminateChildResult.NotFound();
        }
        Self self = Self.current();
        perform(self, state, decisions(self).terminated(found.get()));
        return new TerminateChildResult.Terminated();
    }

    private static SupervisorInfo describe(DynamicState state) {
        return new SupervisorInfo(Self.current().pid(), state.infos(), state.restarts());
    }

    private Next<DynamicState> after(DynamicState state, Optional<List<Action>> actions) {
        actions.ifPresent(list -> perform(Self.current(), state, list));
        return state.end().map(reason -> Next.stop(reason, state)).orElseGet(() -> Next.noReply(state));
    }

    /** Carries the actions out. What an action leads to is done before the next one. */
    private void perform(Self self, DynamicState state, List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.Publish(var event) -> Reports.publish(self.node(), event);
                case Action.Count(var window) -> state.window(window);
                case Action.Keep(var before, var child) -> state.replace(before, child);
                case Action.Forget(var child) -> state.remove(child);
                case Action.Restart(var child) ->
                    perform(self, state, policy.strategy().restart(child, Children.NONE));
                case Action.Start(var child, var cause) -> start(self, state, child, cause);
                case Action.Stop(var child) -> stop(self, state, child);
                case Action.Retry(var child) -> self.pid().send(RetryStart.of(child, false));
                case Action.Wait(var child, var delay) -> self.sendAfter(delay, RetryStart.of(child, true));
                case Action.End(var reason) -> state.end(reason);
            }
        }
    }

    private void start(Self self, DynamicState state, Child child, Child cause) {
        ChildStart.Outcome outcome = ChildProcess.start(self, child.spec());
        if (outcome instanceof ChildStart.Outcome.Started) {
            state.oneRestartMore();
        }
        perform(self, state, decisions(self).restarted(child, cause, outcome, now(self)));
    }

    private void stop(Self self, DynamicState state, Child child) {
        ExitReason reason = child.pid()
                .map(pid -> ChildProcess.stop(self, pid, child.spec().shutdown()))
                .orElseThrow();
        perform(self, state, decisions(self).stopped(child, reason));
    }

    private Decisions decisions(Self self) {
        return new Decisions(self.pid(), policy);
    }

    private Moment moment(Self self, DynamicState state) {
        return Moment.now(self, policy, state.window());
    }

    private static long now(Self self) {
        return self.node().substrate().nanoTime();
    }
}
