package io.warpbeam.coroutine.field;

/**
 * The value that a run computed must not enter the server, whose {@link io.warpbeam.actors.IsolationLevel} keeps it
 * out. Found in the reason of a failed field, never thrown. It has no stack trace. Any thread may read it.
 */
public final class IsolatedResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kept it out. */
    private final String flaw;

    IsolatedResultException(String flaw) {
        super("the value must not enter the server: " + flaw, null, false, false);
        this.flaw = flaw;
    }

    /** {@return the way to the offending object and what it is} */
    public String flaw() {
        return flaw;
    }
}
