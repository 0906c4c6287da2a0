package io.warpbeam.actors.server;

import io.warpbeam.actors.ExitReason;
import java.time.Duration;
import java.util.Objects;

/**
 * What the start of a server came to. Made by {@link GenServer#init}; immutable, so any thread may use it.
 *
 * @param <S> the type of the state
 */
public sealed interface Init<S> {

    /**
     * The server is ready.
     *
     * @param <S> the type of the state
     * @param state its first state
     * @param then what follows at once
     */
    record Ok<S>(S state, Then then) implements Init<S> {

        /** Checks the components. */
        public Ok {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(then, "then");
        }

        /**
         * Runs {@link GenServer#handleContinue} before any message, after the starter has been told.
         *
         * @param argument passed to it
         * @return this, followed by that
         */
        public Ok<S> thenContinue(Object argument) {
            return new Ok<>(state, new Then.Continue(argument));
        }

        /**
         * Sends {@link IdleTimeout} to {@link GenServer#handleInfo} if no message arrives for so long.
         *
         * @param idle how long
         * @return this, followed by that
         */
        public Ok<S> timeout(Duration idle) {
            return new Ok<>(state, new Then.Timeout(idle));
        }
    }

    /**
     * The server is not wanted; its process ends normally.
     *
     * @param <S> the type of the state
     */
    record Ignore<S>() implements Init<S> {}

    /**
     * The start failed; the process ends with the reason, which may be reported as a crash.
     *
     * @param <S> the type of the state
     * @param reason why
     */
    record Stop<S>(ExitReason reason) implements Init<S> {
        /** Checks the reason. */
        public Stop {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The start failed in an expected way; the starter gets the reason, the process ends normally and nothing is
     * reported.
     *
     * @param <S> the type of the state
     * @param reason why
     */
    record Fail<S>(ExitReason reason) implements Init<S> {
        /** Checks the reason. */
        public Fail {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The server is ready.
     *
     * @param <S> the type of the state
     * @param state its first state
     * @return that
     */
    static <S> Ok<S> ok(S state) {
        return new Ok<>(state, Then.NOTHING);
    }

    /**
     * The server is not wanted.
     *
     * @param <S> the type of the state
     * @return that
     */
    static <S> Init<S> ignore() {
        return new Ignore<>();
    }

    /**
     * The start failed.
     *
     * @param <S> the type of the state
     * @param reason why
     * @return that
     */
    static <S> Init<S> stop(ExitReason reason) {
        return new Stop<>(reason);
    }

    /**
     * The start failed in an expected way.
     *
     * @param <S> the type of the state
     * @param reason why
     * @return that
     */
    static <S> Init<S> fail(ExitReason reason) {
        return new Fail<>(reason);
    }
}
