package io.warpbeam.actors;

/**
 * How a call ended. Immutable; any thread may use it.
 *
 * @param <R> the type of the reply
 */
public sealed interface CallResult<R> {

    /**
     * The callee replied.
     *
     * @param <R> the type of the reply
     * @param value the reply
     */
    record Replied<R>(R value) implements CallResult<R> {}

    /**
     * There will be no reply.
     *
     * @param <R> the type of the reply
     * @param call what was asked
     * @param failure why
     */
    record Failed<R>(Call<R> call, CallFailure failure) implements CallResult<R> {}

    /**
     * {@return the reply, when there is one}
     *
     * @throws CallFailedException when there is none
     */
    default R orThrow() {
        return switch (this) {
            case Replied<R>(var value) -> value;
            case Failed<R>(var call, var failure) -> throw new CallFailedException(call, failure);
        };
    }
}
