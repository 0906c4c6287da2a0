package io.warpbeam.actors.server;

import io.warpbeam.actors.ExitReason;
import java.util.Objects;

/**
 * What a server does after {@code init}. The functions here only decide it; {@link ServerLoop} does it.
 *
 * @param <S> the type of the state
 */
sealed interface StartStep<S> {

    /** Tell the starter that the server is ready, then do the first step. */
    record Ready<S>(Step<S> first) implements StartStep<S> {}

    /** Leave the result for the starter, then exit. */
    record Refuse<S>(StartResult result, ExitReason reason) implements StartStep<S> {}

    /** What follows from what {@code init} returned. */
    static <S> StartStep<S> after(GenServer<S> server, Init<S> init) {
        Objects.requireNonNull(init, () -> "init of " + server.getClass().getName() + " returned null");
        return switch (init) {
            case Init.Ok<S> ok -> new Ready<>(Step.first(ok));
            case Init.Ignore<S>() -> new Refuse<>(new StartResult.Ignored(), ExitReason.NORMAL);
            case Init.Stop<S>(var reason) -> new Refuse<>(new StartResult.Failed(reason), reason);
            case Init.Fail<S>(var reason) -> new Refuse<>(new StartResult.Failed(reason), ExitReason.NORMAL);
        };
    }

    /** What follows from what {@code init} threw. */
    static <S> StartStep<S> crash(Throwable failure) {
        ExitReason reason = ExitReason.error(failure);
        return new Refuse<>(new StartResult.Failed(reason), reason);
    }
}
