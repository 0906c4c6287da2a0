package io.warpbeam.coroutine;

import java.util.concurrent.Callable;

/**
 * One run of a coroutine, seen from inside. To be used by the code of that run, on its thread: from any other thread,
 * and once the run has ended, every method throws {@link IllegalStateException}.
 *
 * @param <Y> what the coroutine yields
 * @param <R> what it is resumed with
 */
public sealed interface CoroutineContext<Y, R> permits BodyContext {

    /**
     * Hands {@code value} out and waits until the run is resumed or cancelled. Blocks, without limit; an interrupt does
     * not end the wait, and is there again after it. What the resumer did before is visible after this returns.
     *
     * @param value to be handed out
     * @return what the run was resumed with
     * @throws CoroutineCancelled when the run is cancelled; it unwinds the code
     * @throws IllegalStateException when the run is unwinding already, or when called by a {@link SuspendDecorator}
     * @throws io.warpbeam.actors.ProcessExit when the process that hosts the run was killed
     */
    @SuppressWarnings("NamedLikeContextualKeyword") // a call is always qualified
    R yield(Y value);

    /**
     * Fails with a value of any type, without a stack trace. Never returns; the declared result allows {@code throw
     * co.raise(value)}. Code further out may catch {@link RaisedException}; uncaught, it ends the run with
     * {@link Failure.Raised}.
     *
     * @param value to fail with
     * @return never
     * @throws RaisedException always
     */
    RaisedException raise(Object value);

    /**
     * Asks the surroundings for something: the innermost {@link Handler} of the effect of {@code operation} answers it,
     * in place, on this thread. Blocks as long as the handler does.
     *
     * @param <V> the type of the answer
     * @param operation to be performed
     * @return the answer
     * @throws NoHandlerException when nothing around this code answers that effect
     */
    <V> V perform(Operation<V> operation);

    /**
     * Runs {@code body} in a {@linkplain #scope scope} in which {@code handler} answers the operations of its effect.
     *
     * @param <V> the type of the result
     * @param handler that answers
     * @param body what runs in the scope
     * @return what the body returned, never null
     * @throws Exception as of {@link #scope}
     */
    <V> V handle(Handler<?> handler, Callable<V> body) throws Exception;

    /**
     * Runs {@code body} in a {@linkplain #scope scope} that shows {@code interceptor} each operation that is not
     * answered inside.
     *
     * @param <V> the type of the result
     * @param interceptor that sees the operations
     * @param body what runs in the scope
     * @return what the body returned, never null
     * @throws Exception as of {@link #scope}
     */
    <V> V intercept(Interceptor interceptor, Callable<V> body) throws Exception;

    /**
     * Runs {@code body} in a scope: what {@link #onLeave} and {@link #decorate} register meanwhile belongs to it and
     * goes with it. The scope is left when the body returns or throws, or when the run is cancelled in it; a yield does
     * not leave it. The whole run is a scope, so that this is only needed for a part of it. Scopes nest.
     *
     * @param <V> the type of the result
     * @param body what runs in the scope
     * @return what the body returned, never null
     * @throws Exception what the body threw, with the errors of cleanups as suppressed errors; when the body returned,
     *     the error of the first cleanup that failed
     */
    <V> V scope(Callable<V> body) throws Exception;

    /**
     * Registers a cleanup with the innermost scope. The cleanups of a scope run exactly once, the last registered
     * first, on the thread of the run, before code further out sees how the scope ended.
     *
     * @param cleanup to be run
     */
    void onLeave(Cleanup cleanup);

    /**
     * Registers a decorator with the innermost scope; it is called at every yield until that scope is left.
     *
     * @param decorator to be called
     */
    void decorate(SuspendDecorator decorator);
}
