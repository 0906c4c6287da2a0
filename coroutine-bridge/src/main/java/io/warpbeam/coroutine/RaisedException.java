package io.warpbeam.coroutine;

/** Carries a value out of the code that raised it with {@link CoroutineContext#raise}. It has no stack trace. */
public final class RaisedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    RaisedException(Object value) {
        super("raised: " + value, null, true, false);
        this.value = value;
    }

    /** {@return what was raised} */
    public Object value() {
        return value;
    }
}
