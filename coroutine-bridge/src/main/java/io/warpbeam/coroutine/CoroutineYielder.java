package io.warpbeam.coroutine;

import java.util.Objects;

/** Puts the values of a generator out as yields of the coroutine that runs it. */
final class CoroutineYielder<T> implements Yielder<T> {

    private final CoroutineContext<T, Unit> co;

    CoroutineYielder(CoroutineContext<T, Unit> co) {
        this.co = co;
    }

    @Override
    @SuppressWarnings("NamedLikeContextualKeyword")
    public void yield(T value) {
        co.yield(value);
    }

    @Override
    public void yieldAll(Iterable<? extends T> values) {
        Objects.requireNonNull(values, "values");
        if (values instanceof CoroutineGenerator<? extends T> generator) {
            runAsPart(generator);
        } else {
            for (T value : values) {
                co.yield(value);
            }
        }
    }

    private void runAsPart(CoroutineGenerator<? extends T> generator) {
        Coroutine<T, Unit, ?> part = Untyped.as(generator.coroutine()); // it only puts out what is a T
        try {
            co.scope(() -> part.run(co));
        } catch (Exception e) {
            throw GeneratorFailedException.unchecked(e);
        }
    }
}
