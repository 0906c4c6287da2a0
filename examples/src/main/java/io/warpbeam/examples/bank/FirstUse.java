package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.actors.server.StartResult;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.ChildStart;
import io.warpbeam.supervision.DynamicSupervisorRef;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.StartChildResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls servers that are found by name and started, under a dynamic supervisor, on first use. A call that meets the
 * death of its server is tried again after a pause, a limited number of times; so the servers must take the same call
 * twice. To be used by processes.
 */
final class FirstUse {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Node node;
    private final DynamicSupervisorRef supervisor;
    private final Retries retries;

    FirstUse(Node node, DynamicSupervisorRef supervisor, Retries retries) {
        this.node = node;
        this.supervisor = supervisor;
        this.retries = retries;
    }

    /** Calls the server {@code name}, which {@code server} makes if it does not run. */
    <R> Reply<R> call(String name, Supplier<? extends GenServer<?>> server, Call<R> call) {
        for (int attempt = 1; ; attempt++) {
            Optional<Reply<R>> reply = attempt(name, server, call);
            if (reply.isPresent()) {
                return reply.get();
            }
            if (!retries.goOnAfter(attempt)) {
                return new Reply.Unavailable<>("The process " + name + " is being restarted; try again in a moment.");
            }
            Self.current().sleep(retries.pauseAfter(attempt));
        }
    }

    private <R> Optional<Reply<R>> attempt(String name, Supplier<? extends GenServer<?>> server, Call<R> call) {
        ServerRef ref = ServerRef.named(node, name);
        if (ref.whereis().isEmpty()) {
            Optional<Refusal> refusal = start(name, server);
            if (refusal.isPresent()) {
                return Optional.of(new Reply.Refused<>(refusal.get()));
            }
        }
        return switch (ref.tryCall(call, PATIENCE)) {
            case CallResult.Replied<R>(R value) -> Optional.of(new Reply.Got<>(value));
            case CallResult.Failed<R>(var _, CallFailure failure) -> answer(name, failure);
        };
    }

    private static <R> Optional<Reply<R>> answer(String name, CallFailure failure) {
        return switch (failure) {
            case CallFailure.Exited _ -> Optional.empty();
            case CallFailure.TimedOut _,
                    CallFailure.CallingSelf _,
                    CallFailure.Refused _,
                    CallFailure.Isolated _,
                    CallFailure.Abandoned _ ->
                Optional.of(new Reply.Unavailable<>(
                        "The process " + name + " did not answer in time; repeating this with the same id is safe."));
        };
    }

    /** The refusal with which the start failed, if that is how it failed. Everything else is worth another attempt. */
    private Optional<Refusal> start(String name, Supplier<? extends GenServer<?>> server) {
        try {
            return switch (supervisor.startChild(spec(name, server))) {
                case StartChildResult.Failed(ExitReason.Custom(Refusal refusal)) -> Optional.of(refusal);
                case StartChildResult.Failed _,
                        StartChildResult.Started _,
                        StartChildResult.Ignored _,
                        StartChildResult.AlreadyStarted _,
                        StartChildResult.AlreadyPresent _,
                        StartChildResult.MaxChildren _,
                        StartChildResult.Refused _ -> Optional.empty();
            };
        } catch (CallFailedException supervisorIsDown) {
            return Optional.empty();
        }
    }

    private static ChildSpec spec(String name, Supplier<? extends GenServer<?>> server) {
        return ChildSpec.startedBy(name, self -> start(self, name, server)).restart(Restart.TRANSIENT);
    }

    /**
     * When a server dies, its name is free before the supervisor hears of it, so a caller may have it started again
     * first. The supervisor then finds the name taken by its own newer child and forgets the old one.
     */
    private static ChildStart.Outcome start(Self self, String name, Supplier<? extends GenServer<?>> server) {
        return switch (GenServer.startLink(self, server.get(), ServerOptions.named(name))) {
            case StartResult.Started(ServerRef ref) -> ChildStart.started(ref.pid());
            case StartResult.Ignored _, StartResult.AlreadyStarted _ -> ChildStart.ignored();
            case StartResult.Failed(ExitReason reason) -> ChildStart.failed(reason);
            case StartResult.TimedOut timedOut -> ChildStart.failed(ExitReason.of(timedOut));
        };
    }
}
