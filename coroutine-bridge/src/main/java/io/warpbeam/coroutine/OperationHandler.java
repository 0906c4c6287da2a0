package io.warpbeam.coroutine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A handler made of one function for each class of operations. Immutable; made by {@link Handler#of(String, Object)}.
 *
 * @param <S> its state
 */
public final class OperationHandler<S> implements Handler<S> {

    private final String effect;
    private final S initial;
    private final Map<Class<?>, Answer<Operation<Object>, Object, S>> answers;

    OperationHandler(String effect, S initial, Map<Class<?>, Answer<Operation<Object>, Object, S>> answers) {
        this.effect = Objects.requireNonNull(effect, "effect");
        this.initial = Objects.requireNonNull(initial, "initial");
        this.answers = Map.copyOf(answers);
    }

    /**
     * How one class of operations is answered.
     *
     * @param <O> the class of the operation
     * @param <V> the type of the answer
     * @param <S> the state of the handler
     */
    @FunctionalInterface
    public interface Answer<O extends Operation<V>, V, S> {

        /**
         * Answers an operation, as {@link Handler#handle} does.
         *
         * @param operation to be answered
         * @param context the handler, where it is installed
         * @return the answer, never null
         * @throws Exception comes out of {@link CoroutineContext#perform}, as it is
         */
        V answer(O operation, HandlerContext<S> context) throws Exception;
    }

    /**
     * Answers a further class of operations.
     *
     * @param <V> the type of the answer
     * @param <O> the class of the operation
     * @param type that class
     * @param answer how it is answered
     * @return the handler that does so, and what this one does
     */
    public <V, O extends Operation<V>> OperationHandler<S> on(Class<O> type, Answer<O, V, S> answer) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(answer, "answer");
        Map<Class<?>, Answer<Operation<Object>, Object, S>> more = new HashMap<>(answers);
        more.put(type, (operation, context) -> answer.answer(type.cast(operation), context));
        return new OperationHandler<>(effect, initial, more);
    }

    @Override
    public String effect() {
        return effect;
    }

    @Override
    public S initial() {
        return initial;
    }

    @Override
    public boolean isConstant() {
        return initial instanceof Unit;
    }

    @Override
    public Object handle(Operation<?> operation, HandlerContext<S> context) throws Exception {
        Answer<Operation<Object>, Object, S> answer = answers.get(operation.getClass());
        if (answer == null) {
            throw new NoHandlerException(operation, List.of(toString()));
        }
        return answer.answer(Untyped.as(operation), context);
    }

    @Override
    public String toString() {
        return effect
                + answers.keySet().stream().map(Class::getSimpleName).sorted().toList();
    }
}
