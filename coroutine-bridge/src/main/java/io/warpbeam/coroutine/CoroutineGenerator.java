package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;
import java.util.Objects;
import java.util.Spliterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The code of a generator, and where it runs. */
record CoroutineGenerator<T>(Coroutine<T, Unit, ?> coroutine, EngineKind engine, Substrate substrate)
        implements Generator<T> {

    CoroutineGenerator {
        Objects.requireNonNull(coroutine, "coroutine");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(substrate, "substrate");
    }

    static <T> CoroutineGenerator<T> over(Coroutine<T, Unit, ?> coroutine) {
        return new CoroutineGenerator<>(coroutine, EngineKind.PORTABLE, Substrate.system());
    }

    static <T> CoroutineGenerator<T> of(GeneratorBody<T> body) {
        Objects.requireNonNull(body, "body");
        return over(co -> {
            body.run(new CoroutineYielder<>(co));
            return Unit.UNIT;
        });
    }

    @Override
    public Generator<T> on(EngineKind otherEngine) {
        return new CoroutineGenerator<>(coroutine, otherEngine, substrate);
    }

    @Override
    public Generator<T> on(Substrate otherSubstrate) {
        return new CoroutineGenerator<>(coroutine, engine, otherSubstrate);
    }

    @Override
    public GeneratorIterator<T> iterator() {
        return begin();
    }

    @Override
    public Spliterator<T> spliterator() {
        return new GeneratorSpliterator<>(begin());
    }

    @Override
    public Stream<T> stream() {
        GeneratorRun<T> run = begin();
        return StreamSupport.stream(new GeneratorSpliterator<>(run), false).onClose(run::close);
    }

    private GeneratorRun<T> begin() {
        String name = "generator-" + Long.toHexString(substrate.random().nextLong());
        return new GeneratorRun<>(
                name, engine.engine(substrate, name, host -> new BodyContext<T, Unit>(name, host).conclude(coroutine)));
    }
}
