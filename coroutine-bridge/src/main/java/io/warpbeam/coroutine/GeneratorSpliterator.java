package io.warpbeam.coroutine;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run of a generator as the source of a stream. It is not split: its values come one after the other anyway. */
final class GeneratorSpliterator<T> implements Spliterator<T> {

    private final GeneratorRun<T> run;

    GeneratorSpliterator(GeneratorRun<T> run) {
        this.run = run;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        if (!run.hasNext()) {
            return false;
        }
        action.accept(run.next());
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        run.forEachRemaining(action);
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
