package io.warpbeam.coroutine;

import java.util.Map;
import java.util.function.Function;

/**
 * Answers the operations of one effect for the code inside of a scope. It is a value that many runs may use, also at
 * once: what changes is its state, and each scope that it is installed for has one of its own.
 * {@snippet file="io/warpbeam/coroutine/PaymentsTest.java" region="handler"}
 *
 * <p>Handlers nest. The innermost one of an effect answers and hides those further out until its scope is left. A
 * handler stands outside of the scope that it is installed for: what it performs, yields or registers itself belongs to
 * the scopes around that, and an exception that it throws comes out of {@link CoroutineContext#perform}.
 *
 * @param <S> its state: an immutable value, {@link Unit} for none
 */
public interface Handler<S> {

    /**
     * A handler without state for an effect that is one class of operations.
     *
     * @param <V> the type of the answer
     * @param <O> the class of the operation
     * @param type that class; its operations must not name their effect otherwise
     * @param answer how it is answered
     * @return the handler
     */
    static <V, O extends Operation<V>> OperationHandler<Unit> of(
            Class<O> type, OperationHandler.Answer<O, V, Unit> answer) {
        return of(type.getName()).on(type, answer);
    }

    /**
     * A handler without state, that answers nothing yet.
     *
     * @param effect whose operations it answers
     * @return the handler
     */
    static OperationHandler<Unit> of(String effect) {
        return of(effect, Unit.UNIT);
    }

    /**
     * A handler with state, that answers nothing yet.
     *
     * @param <S> the type of the state
     * @param effect whose operations it answers
     * @param initial its state when its scope begins
     * @return the handler
     */
    static <S> OperationHandler<S> of(String effect, S initial) {
        return new OperationHandler<>(effect, initial, Map.of());
    }

    /** {@return the name of the effect whose operations it answers} */
    String effect();

    /** {@return its state when its scope begins} */
    S initial();

    /**
     * Answers an operation. Called on the thread of the run; it may block, perform and yield.
     *
     * @param operation of the effect
     * @param context this handler, where it is installed
     * @return the answer, of the type that the operation asks for; never null
     * @throws Exception comes out of {@link CoroutineContext#perform}, as it is
     */
    Object handle(Operation<?> operation, HandlerContext<S> context) throws Exception;

    /**
     * Tells whether its state never changes. Such a state belongs to the surroundings, a service for instance, rather
     * than to the run, so that interceptors are not shown it and logs do not keep it.
     *
     * @return whether nothing calls {@link HandlerContext#become}; false unless overridden
     */
    default boolean isConstant() {
        return false;
    }

    /**
     * Adds to the data of each yield in its scope, before the {@linkplain SuspendDecorator decorators} of the scope.
     *
     * @param state of the moment
     * @param data what inner scopes added; to be changed in place
     * @throws Exception as of {@link SuspendDecorator#decorate}
     */
    default void decorate(S state, Map<String, Object> data) throws Exception {}

    /**
     * This handler, which also tells something of its state with each yield in its scope.
     *
     * @param key in the data of the yield
     * @param decoration what is told, never null
     * @return the handler that does so
     */
    default Handler<S> decorating(String key, Function<S, ?> decoration) {
        return new DecoratingHandler<>(this, key, decoration);
    }
}
