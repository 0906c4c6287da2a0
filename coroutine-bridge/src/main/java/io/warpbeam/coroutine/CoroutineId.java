package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;

/**
 * Names one run of a coroutine, in maps and in error texts.
 *
 * @param value compared by equality; drawn at random unless chosen
 */
public record CoroutineId(long value) {

    /**
     * A new id. From any thread.
     *
     * @param substrate whose randomness it is drawn from
     * @return the id
     */
    public static CoroutineId next(Substrate substrate) {
        return new CoroutineId(substrate.random().nextLong());
    }

    @Override
    public String toString() {
        return "coroutine-" + Long.toHexString(value);
    }
}
