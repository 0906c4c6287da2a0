package io.warpbeam.coroutine;

import org.junit.jupiter.api.AfterEach;

/** The contract, driven step by step on the portable engine. */
class SteppedCoroutineTest extends LogContract {

    private CoroutineState<Object, Object, Object> state = new CoroutineState.Completed<>(new CoroutineId(0), "-");

    EngineKind engine() {
        return EngineKind.PORTABLE;
    }

    @Override
    Outcome start(Coroutine<Object, Object, Object> body) {
        state.close();
        return arrive(body.pending(engine()).run());
    }

    @Override
    Outcome resume(Object value) {
        return arrive(((CoroutineState.Suspended<Object, Object, Object>) state).resume(value));
    }

    @Override
    Outcome cancel() {
        return arrive(state.cancel());
    }

    @AfterEach
    void closeTheLastRun() {
        state.close();
    }

    private Outcome arrive(CoroutineState<Object, Object, Object> next) {
        state = next;
        return switch (next) {
            case CoroutineState.Pending<Object, Object, Object> pending ->
                throw new AssertionError("not begun: " + pending);
            case CoroutineState.Suspended<Object, Object, Object> suspended ->
                new Outcome.Suspended(suspended.value(), suspended.data());
            case CoroutineState.Completed<Object, Object, Object>(var _, var value) -> new Outcome.Completed(value);
            case CoroutineState.Errored<Object, Object, Object>(var _, var error) -> new Outcome.Thrown(error);
            case CoroutineState.Cancelled<Object, Object, Object>(var _, var reason) -> new Outcome.Cancelled(reason);
        };
    }
}
