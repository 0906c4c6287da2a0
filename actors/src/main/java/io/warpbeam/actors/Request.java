package io.warpbeam.actors;

/**
 * A call as it arrives in the mailbox of the callee. Servers see its parts; a process with a blocking receive sees
 * this. When the process ends, every request that it has taken or not taken and that has no reply yet fails with its
 * exit reason. Any thread may use it.
 *
 * @param <R> the type of the reply
 */
public sealed interface Request<R> permits CallSlot {

    /** {@return what was asked, to switch over} */
    Call<R> call();

    /** {@return where the reply goes; {@link From#of} gives it the type of a call's reply} */
    From<R> from();
}
