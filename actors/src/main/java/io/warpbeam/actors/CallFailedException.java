package io.warpbeam.actors;

import java.util.Objects;

/** A call got no reply. Uncaught in a process, it ends the process, as in OTP. */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // calls are not serialised with it
    private final Call<?> call;

    @SuppressWarnings("serial") // nor are failures
    private final CallFailure failure;

    /**
     * For the kit and for code that turns a failed result into an exception.
     *
     * @param call what was asked
     * @param failure why there is no reply
     */
    public CallFailedException(Call<?> call, CallFailure failure) {
        super("call " + call + " failed: " + failure);
        this.call = Objects.requireNonNull(call, "call");
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    /** What was asked. */
    public Call<?> call() {
        return call;
    }

    /** Why there is no reply. */
    public CallFailure failure() {
        return failure;
    }
}
