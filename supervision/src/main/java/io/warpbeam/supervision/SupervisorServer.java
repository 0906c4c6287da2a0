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
 * The process of a {@link Supervisor}. It traps exits; those of its children arrive as messages, that of its parent
 * ends it.
 */
final class SupervisorServer implements GenServer<SupervisorState> {

    private final Supervisor supervisor;

    SupervisorServer(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public Init<SupervisorState> init(Self self) throws Exception {
        Optional<Supervisor> decided = supervisor.decided(self);
        return decided.isPresent() ? startAll(self, decided.get()) : Init.ignore();
    }

    private static Init<SupervisorState> startAll(Self self, Supervisor decided) {
        SupervisorState state = SupervisorState.opened(decided.policy(), now(self));
        for (ChildSpec spec : decided.children()) {
            ChildStart.Outcome outcome = ChildProcess.start(self, spec);
            switch (outcome) {
                case ChildStart.Outcome.Started _, ChildStart.Outcome.Ignored _ -> state = added(state, spec, outcome);
                case ChildStart.Outcome.Failed(ExitReason reason) -> {
                    return startFailed(self, state, spec, reason);
                }
                case ChildStart.Outcome.AlreadyStarted _ -> {
                    return startFailed(self, state, spec, ExitReason.of(outcome));
                }
            }
        }
        return Init.ok(state);
    }

    @Override
    public Next<SupervisorState> handleCall(Call<?> call, From<?> from, SupervisorState state) {
        if (!(call instanceof AdminCall<?> admin)) {
            return Next.unknown(call);
        }
        return switch (admin) {
            case AdminCall.StartChild start -> startChild(start, state);
            case AdminCall.RestartChild restart -> restartChild(restart, state);
            case AdminCall.TerminateChild terminate -> terminateChild(terminate, state);
            case AdminCall.TerminateProcess terminate ->
                Next.reply(terminate, new TerminateChildResult.NotFound(), state);
            case AdminCall.DeleteChild delete -> deleteChild(delete, state);
            case AdminCall.WhichChildren which ->
                Next.reply(which, state.children().infos().reversed(), state);
            case AdminCall.CountChildren count ->
                Next.reply(count, ChildCounts.of(state.children().oldestFirst()), state);
            case AdminCall.FindSpec find ->
                Next.reply(find, state.children().find(find.id()).map(Child::spec), state);
            case AdminCall.Describe describe -> Next.reply(describe, describe(state), state);
        };
    }

    @Override
    public Next<SupervisorState> handleCast(Object message, SupervisorState state) {
        Reports.unexpected(Self.current().node(), message);
        return Next.noReply(state);
    }

    @Override
    public Next<SupervisorState> handleInfo(Object message, SupervisorState state) {
        Self self = Self.current();
        return switch (message) {
            case Exit(Pid from, ExitReason reason) ->
                after(
                        state,
                        state.children()
                                .find(from)
                                .map(child -> decisions(self, state)
                                        .exited(child, reason, state.children(), moment(self, state))));
            case RetryStart retry ->
                after(
                        state,
                        state.children()
                                .find(retry.id())
                                .filter(retry::isMeantFor)
                                .map(child -> retried(self, state, child, retry)));
            default -> {
                Reports.unexpected(self.node(), message);
                yield Next.noReply(state);
            }
        };
    }

    @Override
    public void terminate(ExitReason reason, SupervisorState state) {
        Self self = Self.current();
        perform(self, state, decisions(self, state).shutdown(state.children().oldestFirst()));
    }

    private static List<Action> retried(Self self, SupervisorState state, Child child, RetryStart retry) {
        return retry.counted()
                ? decisions(self, state).waited(child)
                : decisions(self, state).retryDue(child, state.children(), moment(self, state));
    }

    private static Next<SupervisorState> startChild(AdminCall.StartChild call, SupervisorState state) {
        ChildSpec spec = call.spec();
        Optional<String> refusal = state.policy().refusal(spec);
        if (refusal.isPresent()) {
            return Next.reply(call, new StartChildResult.Refused(refusal.get()), state);
        }
        Optional<Child> present = state.children().find(spec.id());
        if (present.isPresent()) {
            return Next.reply(call, Answers.present(present.get()), state);
        }
        ChildStart.Outcome outcome = ChildProcess.start(Self.current(), spec);
        return Next.reply(call, Answers.started(outcome), added(state, spec, outcome));
    }

    private static Next<SupervisorState> restartChild(AdminCall.RestartChild call, SupervisorState state) {
        Optional<Child> found = state.children().find(call.id());
        if (found.isEmpty()) {
            return Next.reply(call, new RestartChildResult.NotFound(), state);
        }
        Child child = found.get();
        return switch (child.status()) {
            case ChildStatus.Running(Pid pid) -> Next.reply(call, new RestartChildResult.Running(pid), state);
            case ChildStatus.Restarting _ -> Next.reply(call, new RestartChildResult.Restarting(), state);
            case ChildStatus.Stopped _ -> {
                ChildStart.Outcome outcome = ChildProcess.start(Self.current(), child.spec());
                yield Next.reply(call, Answers.restarted(outcome), startedAgain(state, child, outcome));
            }
        };
    }

    private static Next<SupervisorState> terminateChild(AdminCall.TerminateChild call, SupervisorState state) {
        Optional<Child> found = state.children().find(call.id());
        if (found.isEmpty()) {
            return Next.reply(call, new TerminateChildResult.NotFound(), state);
        }
        Self self = Self.current();
        SupervisorState after = perform(self, state, decisions(self, state).terminated(found.get()));
        return Next.reply(call, new TerminateChildResult.Terminated(), after);
    }

    private static Next<SupervisorState> deleteChild(AdminCall.DeleteChild call, SupervisorState state) {
        Optional<Child> found = state.children().find(call.id());
        if (found.isEmpty()) {
            return Next.reply(call, new DeleteChildResult.NotFound(), state);
        }
        return switch (found.get().status()) {
            case ChildStatus.Running(Pid pid) -> Next.reply(call, new DeleteChildResult.Running(pid), state);
            case ChildStatus.Restarting _ -> Next.reply(call, new DeleteChildResult.Restarting(), state);
            case ChildStatus.Stopped _ ->
                Next.reply(
                        call,
                        new DeleteChildResult.Deleted(),
                        state.with(state.children().without(call.id())));
        };
    }

    private static SupervisorInfo describe(SupervisorState state) {
        return new SupervisorInfo(Self.current().pid(), state.children().infos(), state.restarts());
    }

    private static Init<SupervisorState> startFailed(
            Self self, SupervisorState state, ChildSpec spec, ExitReason reason) {
        Reports.publish(self.node(), new SupervisorEvent.ChildStartFailed(self.pid(), spec.id(), reason));
        perform(self, state, decisions(self, state).shutdown(state.children().oldestFirst()));
        return Init.stop(ExitReason.shutdown(new FailedToStartChild(spec.id(), reason)));
    }

    private static Next<SupervisorState> after(SupervisorState state, Optional<List<Action>> actions) {
        SupervisorState after =
                actions.map(list -> perform(Self.current(), state, list)).orElse(state);
        return after.end().map(reason -> Next.stop(reason, after)).orElseGet(() -> Next.noReply(after));
    }

    private static SupervisorState perform(Self self, SupervisorState state, List<Action> actions) {
        return Performer.perform(self, decisions(self, state), state, actions);
    }

    /**
     * A child that is started for the first time is kept when it runs, or when it does not want to and is not
     * temporary.
     */
    private static SupervisorState added(SupervisorState state, ChildSpec spec, ChildStart.Outcome outcome) {
        return switch (outcome) {
            case ChildStart.Outcome.Started(Pid pid, var _) ->
                state.with(state.children().and(Child.running(spec, pid)));
            case ChildStart.Outcome.Ignored _ ->
                spec.restart() == Restart.TEMPORARY
                        ? state
                        : state.with(state.children().and(Child.stopped(spec)));
            case ChildStart.Outcome.Failed _, ChildStart.Outcome.AlreadyStarted _ -> state;
        };
    }

    private static SupervisorState startedAgain(SupervisorState state, Child child, ChildStart.Outcome outcome) {
        return switch (outcome) {
            case ChildStart.Outcome.Started(Pid pid, var _) ->
                state.with(state.children().with(child.startedAnew(pid)));
            case ChildStart.Outcome.Ignored _, ChildStart.Outcome.Failed _, ChildStart.Outcome.AlreadyStarted _ ->
                state;
        };
    }

    private static Decisions decisions(Self self, SupervisorState state) {
        return new Decisions(self.pid(), state.policy());
    }

    private static Moment moment(Self self, SupervisorState state) {
        return Moment.now(self, state.policy(), state.window());
    }

    private static long now(Self self) {
        return self.node().substrate().nanoTime();
    }
}
