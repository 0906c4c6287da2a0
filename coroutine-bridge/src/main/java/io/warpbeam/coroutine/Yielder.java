package io.warpbeam.coroutine;

/**
 * Where a generator puts its values. To be used by the code of that run: anyone else, and whoever comes after its end,
 * gets {@link IllegalStateException}.
 *
 * @param <T> what is yielded
 */
public sealed interface Yielder<T> permits CoroutineYielder {

    /**
     * Hands {@code value} out and waits until the next one is asked for. Blocks, without limit; an interrupt does not
     * end the wait, and is there again after it.
     *
     * @param value never null
     * @throws CoroutineCancelled when the run is closed; it unwinds the code
     * @throws IllegalStateException when the run is unwinding already, or its {@linkplain EngineKind engine} cannot
     *     leave the code here
     */
    @SuppressWarnings("NamedLikeContextualKeyword") // a call is always qualified
    void yield(T value);

    /**
     * Yields all values of {@code values}, in order. The code of a {@link Generator} runs as a part of the calling
     * code: however deep generators nest, a value is handed out once, and nothing is left to be closed.
     *
     * @param values to be yielded; may call this in turn
     * @throws GeneratorFailedException when the code of a generator threw a checked exception
     */
    void yieldAll(Iterable<? extends T> values);
}
