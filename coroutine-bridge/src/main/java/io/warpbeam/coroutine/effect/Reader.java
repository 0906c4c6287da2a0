package io.warpbeam.coroutine.effect;

import io.warpbeam.coroutine.CoroutineContext;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.HandlerContext;
import io.warpbeam.coroutine.Operation;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * A value that the surroundings of a coroutine provide: a setting, a service, who is logged in. Readers are told apart
 * by their names.
 *
 * @param <E> the type of the value
 * @param name of the reader
 */
public record Reader<E>(String name) {

    /** Checks the name. */
    public Reader {
        Objects.requireNonNull(name, "name");
    }

    /**
     * A reader of a name.
     *
     * @param <E> the type of the value
     * @param name of the reader
     * @return the reader
     */
    public static <E> Reader<E> of(String name) {
        return new Reader<>(name);
    }

    /**
     * Asks for the value of a reader.
     *
     * @param <E> the type of the value
     * @param reader to be asked
     */
    public record Ask<E>(Reader<E> reader) implements Operation<E> {
        @Override
        public String effect() {
            return reader.effect();
        }
    }

    /** {@return the operation that asks for the value} */
    public Operation<E> ask() {
        return new Ask<>(this);
    }

    /**
     * A handler that answers with a value.
     *
     * @param value to be answered
     * @return the handler
     */
    public Handler<E> provide(E value) {
        return new Providing<>(
                Handler.of(effect(), value).on(Types.<Ask<E>>of(Ask.class), (_, context) -> context.state()));
    }

    /** A handler with a state that never changes. */
    private record Providing<E>(Handler<E> handler) implements Handler<E> {

        @Override
        public String effect() {
            return handler.effect();
        }

        @Override
        public E initial() {
            return handler.initial();
        }

        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        public Object handle(Operation<?> operation, HandlerContext<E> context) throws Exception {
            return handler.handle(operation, context);
        }
    }

    /**
     * Runs code for which the value is another one. By the code of a coroutine.
     *
     * @param <V> the type of the result
     * @param co the run
     * @param change from the value outside to that inside
     * @param body the code
     * @return its result
     * @throws Exception as of {@link CoroutineContext#scope}
     */
    public <V> V local(CoroutineContext<?, ?> co, UnaryOperator<E> change, Callable<V> body) throws Exception {
        return co.handle(provide(change.apply(co.perform(ask()))), body);
    }

    private String effect() {
        return "Reader " + name;
    }
}
