package io.warpbeam.coroutine;

import java.util.List;

/**
 * Stands between the code inside of a scope and everything around it: every operation that is not answered inside comes
 * by, yields ({@link YieldOperation}) and raised values ({@link RaiseOperation}) included.
 */
public interface Interceptor {

    /**
     * Called for each operation on its way out, on the thread of the run. As a handler, it stands outside of the scope.
     *
     * @param operation on its way
     * @param passage the way on
     * @return the answer, of the type that the operation asks for; never null
     * @throws Exception comes out of {@link CoroutineContext#perform}, as it is
     */
    Object intercept(Operation<?> operation, Passage passage) throws Exception;

    /** The rest of the way of an operation, and what lies there. To be used on the thread of the run, in the call. */
    sealed interface Passage permits Role.Intercepting.Onward {

        /**
         * Lets the operation go on, once.
         *
         * @return the answer
         */
        Object proceed();

        /**
         * As {@link #proceed()}, with a key for the handler that answers.
         *
         * @param key of the operation, as {@link HandlerContext#key} tells it
         * @return the answer
         */
        Object proceed(String key);

        /**
         * The states of the handlers further out.
         *
         * @return those that may change, the innermost first
         */
        List<HandlerState> states();

        /**
         * Sets the states of the handlers further out.
         *
         * @param states as {@link #states} gave them, in this run or another one of the same code
         * @throws IllegalArgumentException when they belong to other handlers than those that are there
         */
        void restore(List<HandlerState> states);
    }

    /**
     * The state of a handler.
     *
     * @param effect that it answers
     * @param state of the moment
     */
    record HandlerState(String effect, Object state) {}
}
