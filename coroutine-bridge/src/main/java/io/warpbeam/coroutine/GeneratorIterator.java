package io.warpbeam.coroutine;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * One run of a {@link Generator}. From any thread, by one at a time, each seeing what the one before it wrote; whoever
 * comes while it is in use, its own code included, gets {@link IllegalStateException}. {@link EngineKind#FAST} allows
 * one thread only.
 *
 * <p>The code runs inside of {@link #hasNext}, {@link #next}, {@link #forEachRemaining} and {@link #close}, which block
 * until it yields or ends; an interrupt is passed on to it. What it throws is thrown there, once, the same object:
 * unchecked exceptions and errors as they are, checked ones as the cause of {@link GeneratorFailedException}. What its
 * cleanups threw is suppressed in that. Then the run has ended.
 *
 * @param <T> what is yielded
 */
public sealed interface GeneratorIterator<T> extends Iterator<T>, AutoCloseable permits GeneratorRun {

    /**
     * Whether there is another value. Runs the code up to its next yield; asked again, it only answers.
     *
     * @return {@code false} when the code has ended
     * @throws IllegalStateException when the run was closed, or is in use
     */
    @Override
    boolean hasNext();

    /**
     * The next value.
     *
     * @return what the code yielded
     * @throws NoSuchElementException when the code has ended
     * @throws IllegalStateException when the run was closed, or is in use
     */
    @Override
    T next();

    /**
     * Takes all values that are left. On {@link EngineKind#FAST} it costs less than a loop. The action may take some
     * itself, and may close the run, which ends this.
     *
     * @param action is given each value
     * @throws IllegalStateException when the run was closed before, or is in use
     */
    @Override
    void forEachRemaining(Consumer<? super T> action);

    /**
     * The values that are left, for one loop.
     *
     * @return gives this iterator each time
     */
    default Iterable<T> remaining() {
        return () -> this;
    }

    /**
     * Ends the run: {@link CoroutineCancelled} unwinds the code from its yield, and this returns when it has unwound.
     * Throws what was thrown meanwhile, as it throws what the code throws; the first of several, with the others as
     * suppressed ones. No effect a second time, nor on the code when it has not begun or has ended.
     *
     * @throws IllegalStateException when the run is in use
     */
    @Override
    void close();
}
