package io.warpbeam.coroutine;

/**
 * Unwinds the code of a coroutine that is cancelled, so that {@code finally} blocks and resources close. Thrown out of
 * {@link CoroutineContext#yield}. It is an {@link Error} so that a handler for exceptions does not catch it by
 * accident; code that catches it anyway can neither yield again nor change the outcome. It has no stack trace.
 */
public final class CoroutineCancelled extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Object reason;

    CoroutineCancelled(Object reason) {
        super("cancelled: " + reason, null, true, false);
        this.reason = reason;
    }

    /** {@return the reason given by whoever cancelled} */
    public Object reason() {
        return reason;
    }
}
