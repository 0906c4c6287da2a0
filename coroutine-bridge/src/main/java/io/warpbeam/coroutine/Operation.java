package io.warpbeam.coroutine;

/**
 * Something that the code of a coroutine asks of its surroundings with {@link CoroutineContext#perform}: the value of a
 * setting, a payment, the time. The code says what it needs; the innermost {@link Handler} of the same effect around it
 * says how that is done. A record, usually, so that it can be compared and written down.
 *
 * @param <V> the type of the answer
 */
public interface Operation<V> {

    /**
     * Names the effect to which the operation belongs. A handler answers all operations of one effect.
     *
     * @return the name; that of the class unless the operation says otherwise
     */
    default String effect() {
        return getClass().getName();
    }
}
