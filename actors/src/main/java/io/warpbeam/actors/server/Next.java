package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import java.time.Duration;
import java.util.Objects;

/**
 * What a server does after a callback. Made by callbacks, and by tests of them; immutable, so any thread may use it.
 *
 * @param <S> the type of the state
 */
public sealed interface Next<S> {

    /**
     * Goes on.
     *
     * @param <S> the type of the state
     * @param reply for the call under way
     * @param state the new state
     * @param then what follows at once
     */
    record Go<S>(Reply reply, S state, Then then) implements Next<S> {

        /** Checks the components. */
        public Go {
            Objects.requireNonNull(reply, "reply");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(then, "then");
        }

        /**
         * Runs {@link GenServer#handleContinue} before the next message.
         *
         * @param argument passed to it
         * @return this, followed by that
         */
        public Go<S> thenContinue(Object argument) {
            return new Go<>(reply, state, new Then.Continue(argument));
        }

        /**
         * Sends {@link IdleTimeout} to {@link GenServer#handleInfo} if no message arrives for so long.
         *
         * @param idle how long
         * @return this, followed by that
         */
        public Go<S> timeout(Duration idle) {
            return new Go<>(reply, state, new Then.Timeout(idle));
        }
    }

    /**
     * Ends the server: {@link GenServer#terminate} runs, then the reply is sent, whatever {@code terminate} did, then
     * the process exits.
     *
     * @param <S> the type of the state
     * @param reason of the exit
     * @param reply for the call under way
     * @param state the last state
     */
    record Stop<S>(ExitReason reason, Reply reply, S state) implements Next<S> {
        /** Checks the components. */
        public Stop {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(reply, "reply");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * The callback does not know what it was given: the server crashes with {@link UnknownMessageException}.
     *
     * @param <S> the type of the state
     * @param message what it was given
     */
    record Unknown<S>(Object message) implements Next<S> {
        /** Checks the message. */
        public Unknown {
            Objects.requireNonNull(message, "message");
        }
    }

    /** A reply, bound to its call. */
    sealed interface Reply {

        /** No reply now. */
        Reply NONE = new None();

        /** The type of {@link #NONE}. */
        record None() implements Reply {}

        /**
         * A reply to a call. One to any other call than the one under way, or from a callback that answers none,
         * crashes the server with {@link IllegalStateException}; a call that is answered later is answered through its
         * {@link io.warpbeam.actors.From}.
         *
         * @param <R> the type of the reply
         * @param call that it answers; must be the very call under way, not an equal one
         * @param value the reply
         */
        record To<R>(Call<R> call, R value) implements Reply {
            /** Checks the components. */
            public To {
                Objects.requireNonNull(call, "call");
                Objects.requireNonNull(value, "value");
            }
        }
    }

    /**
     * Replies to the call and goes on. A reply of the wrong type does not compile.
     *
     * @param <R> the type of the reply
     * @param <S> the type of the state
     * @param call that is answered; the one under way
     * @param value the reply
     * @param state the new state
     * @return that
     */
    static <R, S> Go<S> reply(Call<R> call, R value, S state) {
        return new Go<>(new Reply.To<>(call, value), state, Then.NOTHING);
    }

    /**
     * Goes on.
     *
     * @param <S> the type of the state
     * @param state the new state
     * @return that
     */
    static <S> Go<S> noReply(S state) {
        return new Go<>(Reply.NONE, state, Then.NOTHING);
    }

    /**
     * Ends the server.
     *
     * @param <S> the type of the state
     * @param reason of the exit
     * @param state the last state
     * @return that
     */
    static <S> Next<S> stop(ExitReason reason, S state) {
        return new Stop<>(reason, Reply.NONE, state);
    }

    /**
     * Ends the server, and replies after {@link GenServer#terminate}.
     *
     * @param <R> the type of the reply
     * @param <S> the type of the state
     * @param reason of the exit
     * @param call that is answered; the one under way
     * @param value the reply
     * @param state the last state
     * @return that
     */
    static <R, S> Next<S> stop(ExitReason reason, Call<R> call, R value, S state) {
        return new Stop<>(reason, new Reply.To<>(call, value), state);
    }

    /**
     * For the {@code default} of a switch over messages: the server crashes and says what it did not understand.
     *
     * @param <S> the type of the state
     * @param message what it did not understand
     * @return that
     */
    static <S> Next<S> unknown(Object message) {
        return new Unknown<>(message);
    }
}
