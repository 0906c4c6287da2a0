package io.warpbeam.actors;

import java.util.Objects;

/** A call got no reply. Uncaught in a process, it ends the process, as in OTP. Any thread may read it. */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Call<?> call;

    private final transient CallFailure failure;

    /**
     * For the kit and for code that turns a failed result into an exception.
     *
     * @param call what was asked
     * @param failure why there is no reply
     */
    public CallFailedException(Call<?> call, CallFailure failure) {
        this.call = Objects.requireNonNull(call, "call");
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    @Override
    public String getMessage() {
        return "call " + CrashText.shown(call) + " failed: " + CrashText.shown(failure);
    }

    /** {@return the call that failed, the very object that was asked} */
    public Call<?> call() {
        return call;
    }

    /** {@return why there is no reply, to switch over} */
    public CallFailure failure() {
        return failure;
    }
}
