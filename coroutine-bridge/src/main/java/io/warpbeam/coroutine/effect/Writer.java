package io.warpbeam.coroutine.effect;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineContext;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/**
 * Values that the code of a coroutine writes one after the other, for its surroundings. Writers are told apart by their
 * names.
 *
 * @param <W> the type of the values
 * @param name of the writer
 */
public record Writer<W>(String name) {

    /** Checks the name. */
    public Writer {
        Objects.requireNonNull(name, "name");
    }

    /**
     * A writer of a name.
     *
     * @param <W> the type of the values
     * @param name of the writer
     * @return the writer
     */
    public static <W> Writer<W> of(String name) {
        return new Writer<>(name);
    }

    /**
     * Writes a value.
     *
     * @param <W> the type of the values
     * @param writer that it is written to
     * @param value to be written
     */
    public record Tell<W>(Writer<W> writer, W value) implements Operation<Unit> {
        /** Checks the value. */
        public Tell {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String effect() {
            return writer.effect();
        }
    }

    /**
     * Asks for what was written in the scope so far.
     *
     * @param <W> the type of the values
     * @param writer to be asked
     */
    public record Written<W>(Writer<W> writer) implements Operation<List<W>> {
        @Override
        public String effect() {
            return writer.effect();
        }
    }

    /**
     * The operation that writes a value.
     *
     * @param value to be written
     * @return the operation
     */
    public Operation<Unit> tell(W value) {
        return new Tell<>(this, value);
    }

    /** {@return the operation that asks for what was written in the scope so far; it copies all of it} */
    public Operation<List<W>> written() {
        return new Written<>(this);
    }

    /** {@return a handler that keeps what is written in its scope} */
    public Handler<List<W>> handler() {
        return Handler.<List<W>>of(effect(), List.of())
                .on(Types.<Tell<W>>of(Tell.class), (tell, context) -> {
                    context.become(AppendedList.of(context.state(), tell.value()));
                    return Unit.UNIT;
                })
                .on(Types.<Written<W>>of(Written.class), (_, context) -> List.copyOf(context.state()));
    }

    /**
     * A coroutine in the scope of this writer, with a result that may tell what was written.
     *
     * @param <Y> what the coroutine yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param <U> the result of both
     * @param coroutine the code
     * @param output from the result and what was written
     * @return the coroutine in the scope
     */
    public <Y, R, T, U> Coroutine<Y, R, U> run(Coroutine<Y, R, T> coroutine, BiFunction<T, List<W>, U> output) {
        return co -> co.handle(handler(), () -> output.apply(coroutine.run(co), co.perform(written())));
    }

    /**
     * What {@link #listen} heard.
     *
     * @param <V> the type of the result
     * @param <W> the type of the values
     * @param result of the code
     * @param written by the code
     */
    public record Heard<V, W>(V result, List<W> written) {
        /** Keeps a copy of the list. */
        public Heard {
            written = List.copyOf(written);
        }
    }

    /**
     * Runs code and tells also what it wrote, which is written outside as well when the code has returned. By the code
     * of a coroutine.
     *
     * @param <V> the type of the result
     * @param co the run
     * @param body the code
     * @return its result and what it wrote
     * @throws Exception as of {@link CoroutineContext#scope}
     */
    public <V> Heard<V, W> listen(CoroutineContext<?, ?> co, Callable<V> body) throws Exception {
        Heard<V, W> heard = co.handle(handler(), () -> new Heard<>(body.call(), co.perform(written())));
        heard.written().forEach(value -> co.perform(tell(value)));
        return heard;
    }

    private String effect() {
        return "Writer " + name;
    }
}
