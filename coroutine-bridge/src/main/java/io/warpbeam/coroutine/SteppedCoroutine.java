package io.warpbeam.coroutine;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A run that is driven step by step, on any engine.
 *
 * <p>{@code position} is the one state from which the next step may be taken. Whoever takes a step claims it by putting
 * {@code running} in its place, which tells stale states and drivers that come at the same time apart from the one that
 * may go on.
 */
final class SteppedCoroutine<Y, R, T> {

    /** Stands for a step under way. */
    private static final Object RUNNING = new Object();

    private final CoroutineId id;
    private final Engine engine;

    // Written by drivers, by the one that claimed the step.
    private final AtomicReference<Object> position = new AtomicReference<>(RUNNING);

    private SteppedCoroutine(CoroutineId id, Engine engine) {
        this.id = id;
        this.engine = engine;
    }

    /** The first state of a run. */
    static <Y, R, T> CoroutineState.Pending<Y, R, T> pending(CoroutineId id, Engine engine) {
        SteppedCoroutine<Y, R, T> coroutine = new SteppedCoroutine<>(id, engine);
        PendingState<Y, R, T> first = new PendingState<>(coroutine);
        coroutine.position.set(first);
        return first;
    }

    CoroutineId id() {
        return id;
    }

    CoroutineState<Y, R, T> step(CoroutineState<Y, R, T> from, Order order) {
        engine.admit(order);
        claim(from);
        return arrive(
                switch (engine.drive(order)) {
                    case Outcome.Suspended(var value, var data) ->
                        new SuspendedState<>(this, Untyped.<Y>as(value), data);
                    case Outcome.Completed(var value) -> new CoroutineState.Completed<>(id, Untyped.<T>as(value));
                    case Outcome.Thrown(var error) -> new CoroutineState.Errored<>(id, error);
                    case Outcome.Cancelled(var reason) -> new CoroutineState.Cancelled<>(id, reason);
                });
    }

    /** Cancels a run that has not begun: there is nothing to unwind. */
    CoroutineState<Y, R, T> cancelPending(CoroutineState<Y, R, T> from, Object reason) {
        claim(from);
        return arrive(new CoroutineState.Cancelled<>(id, CancelReason.of(reason)));
    }

    void close() {
        Object now = position.get();
        if (RUNNING.equals(now)) {
            throw running();
        }
        CoroutineState<Y, R, T> state = Untyped.as(now);
        state.cancel(CancelReason.Cause.CLOSED);
    }

    private void claim(CoroutineState<Y, R, T> from) {
        if (!position.compareAndSet(from, RUNNING)) {
            Object now = position.get(); // never again the state that was left
            throw RUNNING.equals(now)
                    ? running()
                    : new IllegalStateException(id + " has left this state (" + from + "); it is now " + now);
        }
    }

    private CoroutineState<Y, R, T> arrive(CoroutineState<Y, R, T> next) {
        position.set(next);
        return next;
    }

    private IllegalStateException running() {
        return new IllegalStateException(id + " is running");
    }
}
