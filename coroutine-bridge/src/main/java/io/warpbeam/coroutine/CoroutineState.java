package io.warpbeam.coroutine;

import java.util.Map;
import java.util.Objects;

/**
 * Where a run of a coroutine that is driven step by step stands. Each step returns the next state; a state from which a
 * step was taken is stale, and another step from it is an error: a run cannot be copied or turned back.
 *
 * <p>With {@link EngineKind#PORTABLE} the code runs on a virtual thread of its own while the driver waits for it, so
 * that it may block, hold locks across a yield, and be driven by a different thread at each step. A lock that the
 * driver holds is not held by the code. Steps may be taken from any thread, by one at a time; each sees what the one
 * before it wrote. A step blocks until the code yields or ends; an interrupt of the driver is passed on to the code,
 * and stays with the driver if the code does not notice it.
 *
 * <p><b>A run that is left unfinished should be closed:</b> it holds whatever its code holds, and a parked thread. Any
 * state of a run closes it, wherever it stands by then. A run of which nothing is reachable any more is cancelled with
 * {@link CancelReason.Cause#ABANDONED} some time after the garbage collector has noticed: the code unwinds on its own
 * thread, and nobody hears of the outcome. {@link EngineKind#FAST} has rules of its own. The first state can be the
 * resource: {@snippet file="io/warpbeam/coroutine/SignupTest.java" region="steps"}
 *
 * @param <Y> what the coroutine yields
 * @param <R> what it is resumed with
 * @param <T> its result
 */
public sealed interface CoroutineState<Y, R, T> extends AutoCloseable {

    /** {@return the name of the run} */
    CoroutineId id();

    /** {@return whether the run has ended} */
    boolean isTerminal();

    /**
     * As {@link #cancel(Object)} with {@link CancelReason.Cause#REQUESTED}.
     *
     * @return the state in which the run has ended
     */
    default CoroutineState<Y, R, T> cancel() {
        return cancel(CancelReason.Cause.REQUESTED);
    }

    /**
     * Cancels the run: {@link CoroutineCancelled} unwinds the code from its yield, and this returns when it has
     * unwound. A run that has not begun is cancelled without running anything. An ended one stays as it is, whatever
     * the reason.
     *
     * @param reason for those who look at the outcome
     * @return the state in which the run has ended
     * @throws IllegalStateException when this state is stale, or the run is running
     */
    CoroutineState<Y, R, T> cancel(Object reason);

    /**
     * The result.
     *
     * @return what the code returned
     * @throws CoroutineFailedException when the code yielded, failed or was cancelled
     * @throws IllegalStateException when the run has not begun
     */
    T orThrow();

    /**
     * Cancels the run, wherever it stands by now, with {@link CancelReason.Cause#CLOSED}; no effect on an ended one.
     *
     * @throws IllegalStateException when the run is running
     */
    @Override
    void close();

    /**
     * The run has not begun.
     *
     * @param <Y> what the coroutine yields
     * @param <R> what it is resumed with
     * @param <T> its result
     */
    sealed interface Pending<Y, R, T> extends CoroutineState<Y, R, T> permits PendingState {

        /**
         * Begins the run and waits until it yields or ends.
         *
         * @return where it stands then
         * @throws IllegalStateException when it has begun, or was cancelled
         */
        CoroutineState<Y, R, T> run();
    }

    /**
     * The code yielded and waits.
     *
     * @param <Y> what the coroutine yields
     * @param <R> what it is resumed with
     * @param <T> its result
     */
    sealed interface Suspended<Y, R, T> extends CoroutineState<Y, R, T> permits SuspendedState {

        /** {@return what was yielded} */
        Y value();

        /** {@return what {@linkplain SuspendDecorator decorators} added; empty without any} */
        Map<String, Object> data();

        /**
         * Goes on with the code, and waits until it yields again or ends.
         *
         * @param value that the yield returns
         * @return where the run stands then
         * @throws IllegalStateException when this state is stale, or the run is running
         */
        CoroutineState<Y, R, T> resume(R value);
    }

    /**
     * The run has ended, and its thread with it.
     *
     * @param <Y> what the coroutine yielded
     * @param <R> what it was resumed with
     * @param <T> the type of the result
     */
    sealed interface Ended<Y, R, T> extends CoroutineState<Y, R, T> {

        @Override
        default boolean isTerminal() {
            return true;
        }

        @Override
        default CoroutineState<Y, R, T> cancel(Object reason) {
            Objects.requireNonNull(reason, "reason");
            return this;
        }

        @Override
        default void close() {}
    }

    /**
     * The code returned.
     *
     * @param <Y> what the coroutine yielded
     * @param <R> what it was resumed with
     * @param <T> its result
     * @param id of the run
     * @param value the result
     */
    record Completed<Y, R, T>(CoroutineId id, T value) implements Ended<Y, R, T> {
        @Override
        public T orThrow() {
            return value;
        }
    }

    /**
     * The code failed. Its cleanup is done.
     *
     * @param <Y> what the coroutine yielded
     * @param <R> what it was resumed with
     * @param <T> the type of the result
     * @param id of the run
     * @param error why
     */
    record Errored<Y, R, T>(CoroutineId id, Failure error) implements Ended<Y, R, T> {
        @Override
        public T orThrow() {
            throw new CoroutineFailedException(new Outcome.Thrown(error));
        }
    }

    /**
     * The run was cancelled. Its cleanup is done.
     *
     * @param <Y> what the coroutine yielded
     * @param <R> what it was resumed with
     * @param <T> the type of the result
     * @param id of the run
     * @param reason why
     */
    record Cancelled<Y, R, T>(CoroutineId id, CancelReason reason) implements Ended<Y, R, T> {
        @Override
        public T orThrow() {
            throw new CoroutineFailedException(new Outcome.Cancelled(reason));
        }
    }
}
