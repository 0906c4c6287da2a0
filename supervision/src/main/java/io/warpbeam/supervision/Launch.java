package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.actors.server.StartResult;
import java.util.Optional;
import java.util.function.Function;

/** How the server process behind a supervisor is started, and how the result reads. */
final class Launch {

    private Launch() {}

    static ServerOptions options(String label, Optional<String> name) {
        SpawnOptions spawn = SpawnOptions.DEFAULT.trappingExits().label(label);
        return ServerOptions.DEFAULT.spawn(name.map(spawn::name).orElse(spawn));
    }

    static <R> SupervisorStart<R> result(StartResult result, Function<ServerRef, R> refOf) {
        return switch (result) {
            case StartResult.Started(var server) -> new SupervisorStart.Started<>(refOf.apply(server));
            case StartResult.Failed(var reason) -> new SupervisorStart.Failed<>(reason);
            case StartResult.AlreadyStarted(var holder) -> new SupervisorStart.AlreadyStarted<>(holder);
            case StartResult.Ignored _ -> new SupervisorStart.Ignored<>();
            case StartResult.TimedOut _ -> new SupervisorStart.Failed<>(ExitReason.of(result));
        };
    }

    static ChildStart.Outcome outcome(StartResult result) {
        return switch (result) {
            case StartResult.Started(var server) -> ChildStart.started(server.pid());
            case StartResult.Ignored _ -> ChildStart.ignored();
            case StartResult.Failed(var reason) -> ChildStart.failed(reason);
            case StartResult.AlreadyStarted(var holder) -> ChildStart.alreadyStarted(holder);
            case StartResult.TimedOut _ -> ChildStart.failed(ExitReason.of(result));
        };
    }
}
