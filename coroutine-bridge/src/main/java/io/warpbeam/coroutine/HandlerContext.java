package io.warpbeam.coroutine;

import java.util.Optional;

/**
 * An installed handler, seen by itself while it answers. To be used on the thread of the run, during
 * {@link Handler#handle}.
 *
 * @param <S> its state
 */
public sealed interface HandlerContext<S> permits Role.Handling {

    /** {@return the state of the moment} */
    S state();

    /**
     * Changes the state.
     *
     * @param state from now on
     */
    void become(S state);

    /**
     * Tells the operation that is being answered from all others, so that a service outside can see that it is asked
     * for the same thing again. A run that is replayed gives an operation the key that it had before.
     *
     * @return the key; empty unless an {@linkplain Interceptor.Passage#proceed(String) interceptor} gave it one
     */
    Optional<String> key();

    /**
     * Performs an operation in the scopes around the one that this handler is installed for.
     *
     * @param <V> the type of the answer
     * @param operation to be performed
     * @return the answer
     */
    <V> V perform(Operation<V> operation);

    /**
     * As {@link CoroutineContext#raise}, in the code that performed the operation.
     *
     * @param value to fail with
     * @return never
     */
    RaisedException raise(Object value);

    /**
     * Ends the scope of this handler with an error instead of an answer: the code inside unwinds, with its cleanups and
     * {@code finally} blocks but past its handlers for exceptions, and {@link CoroutineContext#handle} throws the
     * error. Never returns; the declared result allows {@code throw context.abort(error)}.
     *
     * @param error to be thrown
     * @return never
     */
    Error abort(Throwable error);
}
