package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;
import java.util.stream.Stream;

/**
 * Values that are produced one by one, when they are asked for, by code that {@linkplain Yielder#yield yields} them:
 * {@snippet file="io/warpbeam/coroutine/GeneratorExampleTest.java" region="fibonacci"}
 *
 * <p>A generator is only the code and may be used from any thread, as often as wanted. Each {@link #iterator},
 * {@link #stream} and loop is a run of its own. A run that nobody has asked for a value has not begun: it holds no
 * thread and need not be closed. Neither needs one that came to its end or failed.
 *
 * <p><b>A run that is left in the middle must be closed.</b> Closing unwinds the code from its yield, so that its
 * {@code finally} blocks and resources close, before it returns. A stream is closed with try-with-resources, also when
 * {@code limit}, {@code takeWhile} or {@code findFirst} end it; an iterator likewise. A loop over the generator itself
 * cannot be closed, so it is only for loops that nothing leaves early; this one may be left:
 * {@snippet file="io/warpbeam/coroutine/GeneratorExampleTest.java" region="break"}
 *
 * <p>A run that is left unclosed is unwound some time after the garbage collector has noticed, as a
 * {@link CoroutineState} is. On the {@linkplain EngineKind#FAST fast engine} it is garbage, but its {@code finally}
 * blocks never run.
 *
 * @param <T> what it yields; never null
 */
public sealed interface Generator<T> extends Iterable<T> permits CoroutineGenerator {

    /**
     * A generator on the portable engine.
     *
     * @param <T> what it yields
     * @param body the code
     * @return the generator
     */
    static <T> Generator<T> of(GeneratorBody<T> body) {
        return CoroutineGenerator.of(body);
    }

    /**
     * The yields of a coroutine that needs no answers: it is resumed with {@link Unit#UNIT}, and its result is dropped.
     *
     * @param <T> what it yields
     * @param coroutine the code
     * @return a generator on the portable engine
     */
    static <T> Generator<T> over(Coroutine<T, Unit, ?> coroutine) {
        return CoroutineGenerator.over(coroutine);
    }

    /**
     * This generator on another engine.
     *
     * @param engine that hosts the code
     * @return a generator
     */
    Generator<T> on(EngineKind engine);

    /**
     * This generator on other threads than those of the JVM, such as those of a simulation.
     *
     * @param substrate makes and parks the threads of the portable engine
     * @return a generator
     */
    Generator<T> on(Substrate substrate);

    /**
     * A run that has not begun.
     *
     * @return its iterator, to be closed unless it comes to its end
     */
    @Override
    GeneratorIterator<T> iterator();

    /**
     * A run that has not begun, as a sequential and ordered stream. Made parallel, it is not split. Closing the stream
     * closes the run.
     *
     * @return the stream, to be closed unless it comes to the end of the run
     */
    Stream<T> stream();
}
