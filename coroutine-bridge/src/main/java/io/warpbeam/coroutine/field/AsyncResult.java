package io.warpbeam.coroutine.field;

import io.warpbeam.actors.ExitReason;
import java.util.Objects;
import java.util.Optional;

/**
 * What an {@link AsyncField} is at a moment, as a value in the state of its server. Four states that a page can tell
 * apart. The value of the last run that succeeded is kept while another run is under way and when that one fails.
 *
 * <p>The transitions are pure; {@link AsyncField} makes them at the right moments. Immutable, if the value is; any
 * thread may use it, and it may travel in messages.
 *
 * @param <T> the type of the value
 */
public sealed interface AsyncResult<T> {

    /**
     * Nothing has been asked for, or it was taken back.
     *
     * @param <T> the type of the value
     */
    record NeverFired<T>() implements AsyncResult<T> {}

    /**
     * A run is under way.
     *
     * @param <T> the type of the value
     * @param run that computes the value
     * @param previous the value of the last run that succeeded
     */
    record Loading<T>(AsyncRun run, Optional<T> previous) implements AsyncResult<T> {
        /** Checks the components. */
        public Loading {
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(previous, "previous");
        }
    }

    /**
     * The last run succeeded.
     *
     * @param <T> the type of the value
     * @param value that it computed
     */
    record Ok<T>(T value) implements AsyncResult<T> {
        /** Checks the value. */
        public Ok {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The last run failed or was cancelled.
     *
     * @param <T> the type of the value
     * @param reason {@link ExitReason.Crashed} when the computation threw, {@link ExitReason#KILLED} when its process
     *     was killed, the reason given when it was cancelled, otherwise that of the exit
     * @param previous the value of the last run that succeeded
     */
    record Failed<T>(ExitReason reason, Optional<T> previous) implements AsyncResult<T> {
        /** Checks the components. */
        public Failed {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(previous, "previous");
        }
    }

    /**
     * The first state of a field.
     *
     * @param <T> the type of the value
     * @return the state of a field that was never fired
     */
    static <T> AsyncResult<T> neverFired() {
        return new NeverFired<>();
    }

    /** {@return the newest value there is: of the last run that succeeded, whatever came after it} */
    default Optional<T> latest() {
        return switch (this) {
            case NeverFired<T> _ -> Optional.empty();
            case Loading<T>(var _, var previous) -> previous;
            case Ok<T>(var value) -> Optional.of(value);
            case Failed<T>(var _, var previous) -> previous;
        };
    }

    /** {@return whether a run is under way} */
    default boolean isLoading() {
        return this instanceof Loading<T>;
    }

    /** {@return why the last run failed; empty when it did not, when another is under way, or when there was none} */
    default Optional<ExitReason> failure() {
        return this instanceof Failed<T>(var reason, var _) ? Optional.of(reason) : Optional.empty();
    }

    /**
     * A run begins.
     *
     * @param run which
     * @return loading, with the newest value there is
     */
    default AsyncResult<T> loading(AsyncRun run) {
        return new Loading<>(run, latest());
    }

    /**
     * A run has succeeded.
     *
     * @param value that it computed
     * @return ok, with that value
     */
    default AsyncResult<T> ok(T value) {
        return new Ok<>(value);
    }

    /**
     * A run has failed.
     *
     * @param reason why
     * @return failed, with the newest value there is
     */
    default AsyncResult<T> failed(ExitReason reason) {
        return new Failed<>(reason, latest());
    }
}
