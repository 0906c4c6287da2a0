package io.warpbeam.actors;

/**
 * Where the reply to one call goes. It may be kept, handed on and used later, by any process or thread, once.
 *
 * @param <R> the type of the reply
 */
public sealed interface From<R> permits CallSlot {

    /** {@return the process that called, or the root process of the callee's node for a plain thread} */
    Pid caller();

    /**
     * Replies. From any thread; never blocks. Only the first reply counts.
     *
     * @param value best an immutable object; the caller gets the same reference
     * @return whether the caller gets this reply: {@code false} when there was an earlier one, or the caller no longer
     *     waits
     */
    boolean reply(R value);

    /**
     * This address with the type of the reply that {@code call} expects.
     *
     * @param <T> the type of the reply
     * @param call the very object that was asked, not an equal one
     * @return this address
     * @throws IllegalArgumentException when this is the address of another call
     */
    <T> From<T> of(Call<T> call);
}
