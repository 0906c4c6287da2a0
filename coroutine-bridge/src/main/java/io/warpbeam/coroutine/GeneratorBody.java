package io.warpbeam.coroutine;

/**
 * Code that produces values.
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface GeneratorBody<T> {

    /**
     * The code. Called once per run, when the first value is asked for; returns after the last one. Each yield waits
     * until the next value is asked for, or until the run is closed.
     *
     * @param out takes the values
     * @throws Exception arrives where the next value was asked for: see {@link GeneratorIterator}
     */
    void run(Yielder<T> out) throws Exception;
}
