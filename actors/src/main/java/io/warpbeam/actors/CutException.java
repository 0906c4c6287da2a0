package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/**
 * What is left of an exception in an {@link ExitReason.Crashed} that could not cross between two processes: its class,
 * message, stack trace and causes. Its suppressed exceptions are lost. Immutable: setters have no effect. Any thread
 * may read it.
 */
public final class CutException extends RuntimeException implements Sendable {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_CHAIN = 16;

    /** The class of what was cut. */
    private final String original;

    /** Why it was cut. */
    private final String flaw;

    private CutException(String original, String message, String flaw, @Nullable CutException cause) {
        super(original + ": " + message, cause, false, true);
        this.original = original;
        this.flaw = flaw;
    }

    static CutException of(Throwable error, String flaw) {
        return of(error, flaw, LONGEST_CHAIN);
    }

    /** What the exception tells of itself is code of the user. */
    private static CutException of(Throwable error, String flaw, int left) {
        String message;
        StackTraceElement[] trace = {};
        CutException cause = null;
        try {
            message = String.valueOf(error.getMessage());
            trace = error.getStackTrace();
            Throwable above = error.getCause();
            cause = above == null || left == 0 ? null : of(above, flaw, left - 1);
        } catch (Throwable thrown) {
            message = "its text failed with " + thrown.getClass().getName();
        }
        CutException cut = new CutException(error.getClass().getName(), message, flaw, cause);
        cut.keepTrace(trace);
        return cut;
    }

    private void keepTrace(StackTraceElement[] trace) {
        super.setStackTrace(trace);
    }

    /** {@return the name of the class of the exception that could not cross} */
    public String original() {
        return original;
    }

    /** {@return why it could not cross, as {@link IsolationException#flaw} tells it} */
    public String flaw() {
        return flaw;
    }

    @Override
    public void setStackTrace(StackTraceElement[] stackTrace) {}

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // does nothing
    public Throwable fillInStackTrace() {
        return this;
    }
}
