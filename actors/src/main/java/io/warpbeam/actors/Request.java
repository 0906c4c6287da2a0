package io.warpbeam.actors;

/**
 * A call as it arrives in the mailbox of the callee. Servers see its parts; a process with a blocking receive sees
 * this. When the process ends, every request that it has taken or not taken and that has no reply yet fails with its
 * exit reason.
 *
 * @param <R> the type of the reply
 */
public sealed interface Request<R> permits CallSlot {

    /**
     * What was asked.
     *
     * @return to switch over
     */
    Call<R> call();

    /**
     * Where the reply goes.
     *
     * @return the address, untyped until {@link From#of} is asked
     */
    From<R> from();
}
