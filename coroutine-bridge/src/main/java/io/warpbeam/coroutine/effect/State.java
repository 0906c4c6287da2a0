package io.warpbeam.coroutine.effect;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineContext;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A value that the code of a coroutine may change, and that its surroundings begin with and may look at: in tests, in
 * the data of yields, in the log of a run. States are told apart by their names.
 *
 * @param <S> the type of the value, which should be immutable
 * @param name of the state
 */
public record State<S>(String name) {

    /** Checks the name. */
    public State {
        Objects.requireNonNull(name, "name");
    }

    /**
     * A state of a name.
     *
     * @param <S> the type of the value
     * @param name of the state
     * @return the state
     */
    public static <S> State<S> of(String name) {
        return new State<>(name);
    }

    /**
     * Reads a state.
     *
     * @param <S> the type of the value
     * @param state to be read
     */
    public record Get<S>(State<S> state) implements Operation<S> {
        @Override
        public String effect() {
            return state.effect();
        }
    }

    /**
     * Changes a state. The answer is the value before.
     *
     * @param <S> the type of the value
     * @param state to be changed
     * @param value from now on
     */
    public record Put<S>(State<S> state, S value) implements Operation<S> {
        /** Checks the value. */
        public Put {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String effect() {
            return state.effect();
        }
    }

    /** {@return the operation that reads this state} */
    public Operation<S> get() {
        return new Get<>(this);
    }

    /**
     * The operation that changes this state.
     *
     * @param value from now on
     * @return the operation, which is answered with the value before
     */
    public Operation<S> put(S value) {
        return new Put<>(this, value);
    }

    /**
     * Reads this state and changes it. By the code of a coroutine.
     *
     * @param co the run
     * @param change from the value before to the one after
     * @return the value after
     */
    public S update(CoroutineContext<?, ?> co, UnaryOperator<S> change) {
        S after = change.apply(co.perform(get()));
        co.perform(put(after));
        return after;
    }

    /**
     * A handler of this state.
     *
     * @param initial the value when its scope begins
     * @return the handler
     */
    public Handler<S> from(S initial) {
        return Handler.of(effect(), initial)
                .on(Types.<Get<S>>of(Get.class), (_, context) -> context.state())
                .on(Types.<Put<S>>of(Put.class), (put, context) -> {
                    S before = context.state();
                    context.become(put.value());
                    return before;
                });
    }

    /**
     * A coroutine in the scope of this state, with a result that may tell its last value.
     *
     * @param <Y> what the coroutine yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param <U> the result of both
     * @param initial the value when the coroutine begins
     * @param coroutine the code
     * @param output from the result and the last value
     * @return the coroutine in the scope
     */
    public <Y, R, T, U> Coroutine<Y, R, U> run(S initial, Coroutine<Y, R, T> coroutine, BiFunction<T, S, U> output) {
        return co -> co.handle(from(initial), () -> output.apply(coroutine.run(co), co.perform(get())));
    }

    private String effect() {
        return "State " + name;
    }
}
