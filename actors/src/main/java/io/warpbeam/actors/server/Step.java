package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Shown;
import io.warpbeam.actors.server.Next.Reply;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server does after a callback. The functions here decide it from what the callback returned or threw, and do
 * nothing; {@link ServerLoop} does it.
 *
 * @param <S> the type of the state
 */
sealed interface Step<S> {

    /** Keep the state, send the reply, wait for a message, and with {@code idle} for the time-out too. */
    record Wait<S>(Reply reply, S state, Optional<Duration> idle) implements Step<S> {}

    /** Keep the state, send the reply, and run {@link GenServer#handleContinue} before any message. */
    record Proceed<S>(Reply reply, S state, Object argument) implements Step<S> {}

    /** Run {@link GenServer#terminate} with the state, then send the reply, then exit. */
    record End<S>(ExitReason reason, Reply reply, S state) implements Step<S> {}

    /** What follows {@code init}. */
    static <S> Step<S> first(Init.Ok<S> ok) {
        return follow(Reply.NONE, ok.state(), ok.then());
    }

    /**
     * What follows from what a callback returned.
     *
     * @param before the state that the callback got; it is the last state when what it returned makes no sense
     * @param underWay the call that the callback was to answer, if there is one
     */
    static <S> Step<S> after(GenServer<S> server, Next<S> next, S before, @Nullable Call<?> underWay) {
        Objects.requireNonNull(next, () -> "a callback of " + server.getClass().getName() + " returned null");
        return switch (next) {
            case Next.Go<S>(var reply, var state, var then) ->
                answers(reply, underWay) ? follow(reply, state, then) : crash(stray(server, reply), before);
            case Next.Stop<S>(var reason, var reply, var state) ->
                answers(reply, underWay) ? new End<>(reason, reply, state) : crash(stray(server, reply), before);
            case Next.Unknown<S>(var message) ->
                crash(new UnknownMessageException(server.getClass().getName(), message), before);
        };
    }

    /** What follows from what a callback threw. */
    static <S> Step<S> crash(Throwable failure, S before) {
        return new End<>(ExitReason.error(failure), Reply.NONE, before);
    }

    private static <S> Step<S> follow(Reply reply, S state, Then then) {
        return switch (then) {
            case Then.Nothing _ -> new Wait<>(reply, state, Optional.empty());
            case Then.Timeout(var idle) -> new Wait<>(reply, state, Optional.of(idle));
            case Then.Continue(var argument) -> new Proceed<>(reply, state, argument);
        };
    }

    /** Calls are told apart by identity: an equal call of another caller is another call. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean answers(Reply reply, @Nullable Call<?> underWay) {
        return switch (reply) {
            case Reply.None _ -> true;
            case Reply.To<?>(var call, var _) -> call == underWay;
        };
    }

    private static IllegalStateException stray(GenServer<?> server, Reply reply) {
        return new IllegalStateException(
                server.getClass().getName() + " returned a reply to a call that is not under way: " + Shown.of(reply));
    }
}
