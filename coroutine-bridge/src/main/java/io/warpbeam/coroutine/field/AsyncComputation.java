package io.warpbeam.coroutine.field;

/**
 * Computes the value of a field from a snapshot of the state. Each run of it has a process and a thread of its own, so
 * it may block on anything, and {@link io.warpbeam.actors.Self#current()} works. It is interrupted when nobody wants
 * its value any more.
 *
 * @param <S> the type of the state
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface AsyncComputation<S, T> {

    /**
     * Computes the value.
     *
     * @param state as it was when the field was fired
     * @return the value, never null
     * @throws Exception fails the field with {@link io.warpbeam.actors.ExitReason.Crashed}
     */
    T compute(S state) throws Exception;
}
