package io.warpbeam.supervision;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.Substrate;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.supervision.RunningApplications.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The process behind {@link Applications}: the parent of the trees of all applications of its node. It does one thing
 * after the other, as a supervisor does. The node asks it to shut down before all others.
 */
final class ApplicationServer implements GenServer<RunningApplications> {

    @Override
    public Init<RunningApplications> init(Self self) {
        self.node().closeFirst(self.pid());
        return Init.ok(RunningApplications.NONE);
    }

    @Override
    public Next<RunningApplications> handleCall(Call<?> call, From<?> from, RunningApplications state) {
        if (!(call instanceof ApplicationCall<?> asked)) {
            return Next.unknown(call);
        }
        return switch (asked) {
            case ApplicationCall.Start start -> start(Self.current(), start, state);
            case ApplicationCall.Stop stop -> stop(Self.current(), stop, state);
            case ApplicationCall.Running running ->
                Next.reply(
                        running, state.oldestFirst().stream().map(Running::info).toList(), state);
        };
    }

    @Override
    public Next<RunningApplications> handleInfo(Object message, RunningApplications state) {
        Node node = Self.current().node();
        if (!(message instanceof Exit(Pid from, ExitReason reason))) {
            Reports.unexpected(node, message);
            return Next.noReply(state);
        }
        Optional<Running> ended = state.find(from);
        ended.ifPresent(running -> ended(node, running.application(), reason));
        return Next.noReply(state.without(running -> running.top().pid().equals(from)));
    }

    /** The time is that of whoever closes the node, or kills this process. */
    @Override
    public void terminate(ExitReason reason, RunningApplications state) {
        Self self = Self.current();
        state.oldestFirst().reversed().forEach(running -> stop(self, running, Shutdown::infinite));
    }

    // Start

    private static Next<RunningApplications> start(Self self, ApplicationCall.Start call, RunningApplications before) {
        RunningApplications state = before;
        List<String> names = new ArrayList<>();
        for (Application<?> application : call.applications()) {
            if (state.has(application.name())) {
                continue;
            }
            Attempt attempt = attempt(self, application, state);
            switch (attempt) {
                case Attempt.Runs(Running running) -> {
                    state = state.and(running);
                    names.add(application.name());
                    self.node().publish(new ApplicationEvent.Started(application.name()));
                }
                case Attempt.DoesNot(ApplicationStart why) -> {
                    stopAll(self, state, running -> !before.oldestFirst().contains(running), Shutdown::infinite);
                    return Next.reply(call, why, before);
                }
            }
        }
        return Next.reply(call, new ApplicationStart.Started(names), state);
    }

    /** What the start of one application came to. */
    private sealed interface Attempt {
        record Runs(Running running) implements Attempt {}

        record DoesNot(ApplicationStart why) implements Attempt {}
    }

    private static Attempt attempt(Self self, Application<?> application, RunningApplications state) {
        for (String dependency : application.dependencies()) {
            if (!state.has(dependency)) {
                return new Attempt.DoesNot(new ApplicationStart.Missing(application.name(), dependency));
            }
        }
        ChildStart.Outcome outcome = ChildProcess.start(
                self, supervisor -> Launch.outcome(application.tree().startLinkServer(supervisor)));
        return switch (outcome) {
            case ChildStart.Outcome.Started(Pid pid, var _) ->
                phases(self, new Running(application, SupervisorRef.of(pid)));
            case ChildStart.Outcome.Failed(ExitReason reason) -> failed(application, Optional.empty(), reason);
            case ChildStart.Outcome.AlreadyStarted _, ChildStart.Outcome.Ignored _ ->
                failed(application, Optional.empty(), ExitReason.of(outcome));
        };
    }

    private static Attempt phases(Self self, Running running) {
        List<String> phases = running.application().phaseNames();
        for (int i = 0; i < phases.size(); i++) {
            int index = i;
            ChildStart.Outcome outcome = ChildProcess.start(
                    self,
                    _ -> { // fails as a start function does
                        running.application().runPhase(index, running.top());
                        return ChildStart.ignored();
                    });
            if (outcome instanceof ChildStart.Outcome.Failed(ExitReason reason)) {
                stop(self, running, Shutdown::infinite);
                return failed(running.application(), Optional.of(phases.get(i)), reason);
            }
        }
        return new Attempt.Runs(running);
    }

    private static Attempt failed(Application<?> application, Optional<String> phase, ExitReason reason) {
        return new Attempt.DoesNot(new ApplicationStart.Failed(application.name(), phase, reason));
    }

    // Stop and end

    private static Next<RunningApplications> stop(Self self, ApplicationCall.Stop call, RunningApplications state) {
        Supplier<Shutdown> whatIsLeft = () -> Shutdown.after(Duration.ofNanos(
                Math.max(0, call.deadlineNanos() - self.node().substrate().nanoTime())));
        List<ApplicationEnd> ends = stopAll(
                self,
                state,
                running -> call.which().includes(running.application().name()),
                whatIsLeft);
        return Next.reply(
                call,
                ends,
                state.without(
                        running -> call.which().includes(running.application().name())));
    }

    private static List<ApplicationEnd> stopAll(
            Self self, RunningApplications state, Predicate<Running> which, Supplier<Shutdown> shutdown) {
        List<ApplicationEnd> ends = new ArrayList<>();
        for (Running running : state.oldestFirst().reversed()) {
            if (which.test(running)) {
                ends.add(stop(self, running, shutdown));
            }
        }
        return ends;
    }

    private static ApplicationEnd stop(Self self, Running running, Supplier<Shutdown> shutdown) {
        String name = running.application().name();
        ExitReason reason = ChildProcess.stop(self, running.top().pid(), shutdown.get());
        if (reason instanceof ExitReason.Killed) {
            Orphans.kill(self, running.top().pid());
        }
        self.node().publish(new ApplicationEvent.Stopped(name, reason));
        return new ApplicationEnd(name, reason);
    }

    private static void ended(Node node, Application<?> application, ExitReason reason) {
        boolean closes = switch (application.mode()) {
            case PERMANENT -> true;
            case TRANSIENT -> !(reason instanceof ExitReason.Normal);
            case TEMPORARY -> false;
        };
        Reports.publish(node, new ApplicationEvent.Ended(application.name(), application.mode(), reason, closes));
        if (closes) { // not by this process, which is closed with the node
            node.substrate()
                    .newThread(Substrate.ThreadKind.PLATFORM, "closing " + node.name(), node::close)
                    .start();
        }
    }
}
