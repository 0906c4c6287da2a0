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

    private final RestartIntensity intensity;
    private final int maxChildren;

    DynamicServer(RestartIntensity intensity, int maxChildren) {
        this.intensity = intensity;
        this.maxChildren = maxChildren;
    }

    @Override
    public Init<DynamicState> init(Self self) {
        return Init.ok(new DynamicState(RestartWindow.opened(intensity, now(self))));
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
                                .map(child -> decisions(self).exited(child, reason, state.window(), now(self))));
            case RetryStart retry ->
                after(
                        state,
                        state.find(retry.before())
                                .filter(retry::isMeantFor)
                                .map(child -> decisions(self).retryDue(child, state.window(), now(self))));
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

    private StartChildResult startChild(ChildSpec spec, DynamicState state) {
        if (state.size() >= maxChildren) {
            return new StartChildResult.MaxChildren(maxChildren);
        }
        ChildStart.Outcome outcome = ChildProcess.start(Self.current(), spec);
        if (outcome instanceof ChildStart.Outcome.Started(Pid pid, var _)) {
            state.add(Child.running(spec, pid));
        }
        return Answers.started(outcome);
    }

    private static TerminateChildResult terminateChild(Pid pid, DynamicState state) {
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

    private static Next<DynamicState> after(DynamicState state, Optional<List<Action>> actions) {
        boolean givingUp = actions.isPresent() && perform(Self.current(), state, actions.get());
        return givingUp ? Next.stop(ExitReason.SHUTDOWN, state) : Next.noReply(state);
    }

    /**
     * Carries the actions out and tells whether the supervisor gives up. What an action leads to is done before the
     * next one.
     */
    private static boolean perform(Self self, DynamicState state, List<Action> actions) {
        boolean givingUp = false;
        for (Action action : actions) {
            switch (action) {
                case Action.Publish(var event) -> Reports.publish(self.node(), event);
                case Action.Count(var window) -> state.window(window);
                case Action.Keep(var before, var child) -> state.replace(before, child);
                case Action.Forget(var child) -> state.remove(child);
                case Action.Restart(var child) -> givingUp |= start(self, state, child);
                case Action.Start(var child) -> givingUp |= start(self, state, child);
                case Action.Stop(var child) -> givingUp |= stop(self, state, child);
                case Action.Retry(var child) -> retry(self, child);
                case Action.GiveUp _ -> givingUp = true;
            }
        }
        return givingUp;
    }

    private static boolean start(Self self, DynamicState state, Child child) {
        if (!(child.status() instanceof ChildStatus.Restarting(Pid before))) {
            throw new IllegalStateException("child must be restarting, but is " + child.status());
        }
        ChildStart.Outcome outcome = ChildProcess.start(self, child.spec());
        if (outcome instanceof ChildStart.Outcome.Started) {
            state.oneRestartMore();
        }
        return perform(self, state, decisions(self).restarted(child, before, outcome));
    }

    private static boolean stop(Self self, DynamicState state, Child child) {
        ExitReason reason = child.pid()
                .map(pid -> ChildProcess.stop(self, pid, child.spec().shutdown()))
                .orElseThrow();
        return perform(self, state, decisions(self).stopped(child, reason));
    }

    private static void retry(Self self, Child child) {
        if (child.status() instanceof ChildStatus.Restarting(Pid before)) {
            self.pid().send(new RetryStart(child.id(), before));
        }
    }

    private static Decisions decisions(Self self) {
        return new Decisions(self.pid(), false);
    }

    private static long now(Self self) {
        return self.node().substrate().nanoTime();
    }
}
