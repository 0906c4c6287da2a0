package io.warpbeam.coroutine;

import java.util.Objects;

/** A run driven step by step that has not begun. */
final class PendingState<Y, R, T> implements CoroutineState.Pending<Y, R, T> {

    private final SteppedCoroutine<Y, R, T> coroutine;

    PendingState(SteppedCoroutine<Y, R, T> coroutine) {
        this.coroutine = coroutine;
    }

    @Override
    public CoroutineId id() {
        return coroutine.id();
    }

    @Override
    public boolean isTerminal() {
        return false;
    }

    @Override
    public CoroutineState<Y, R, T> run() {
        return coroutine.step(this, new Order.Resume(Unit.UNIT));
    }

    @Override
    public CoroutineState<Y, R, T> cancel(Object reason) {
        return coroutine.cancelPending(this, Objects.requireNonNull(reason, "reason"));
    }

    @Override
    public T orThrow() {
        throw new IllegalStateException(id() + " has not begun");
    }

    @Override
    public void close() {
        coroutine.close();
    }

    @Override
    public String toString() {
        return "Pending[" + id() + "]";
    }
}
