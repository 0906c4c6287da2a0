package io.warpbeam.coroutine;

import java.util.Map;
import java.util.Objects;

/** A run driven step by step that waits at one of its yields. */
final class SuspendedState<Y, R, T> implements CoroutineState.Suspended<Y, R, T> {

    private final SteppedCoroutine<Y, R, T> coroutine;
    private final Y value;
    private final Map<String, Object> data;

    SuspendedState(SteppedCoroutine<Y, R, T> coroutine, Y value, Map<String, Object> data) {
        this.coroutine = coroutine;
        this.value = value;
        this.data = data;
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
    public Y value() {
        return value;
    }

    @Override
    public Map<String, Object> data() {
        return data;
    }

    @Override
    public CoroutineState<Y, R, T> resume(R answer) {
        return coroutine.step(this, new Order.Resume(Objects.requireNonNull(answer, "answer")));
    }

    @Override
    public CoroutineState<Y, R, T> cancel(Object reason) {
        return coroutine.step(this, new Order.Cancel(Objects.requireNonNull(reason, "reason")));
    }

    @Override
    public T orThrow() {
        throw new CoroutineFailedException(new Outcome.Suspended(value, data));
    }

    @Override
    public void close() {
        coroutine.close();
    }

    @Override
    public String toString() {
        return "Suspended[" + id() + ", " + value + "]";
    }
}
