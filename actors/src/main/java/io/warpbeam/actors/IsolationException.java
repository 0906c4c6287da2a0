package io.warpbeam.actors;

/**
 * Something was about to enter or leave a process that its {@link IsolationLevel} keeps out. Thrown to the sender,
 * before anything was delivered. Any thread may read it.
 */
public final class IsolationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** In force. */
    private final IsolationLevel level;

    /** What kept it out. */
    private final String flaw;

    IsolationException(IsolationLevel level, String where, String flaw, Throwable cause) {
        super(text(level, where, flaw), cause);
        this.level = level;
        this.flaw = flaw;
    }

    IsolationException(IsolationLevel level, String where, String flaw) {
        super(text(level, where, flaw));
        this.level = level;
        this.flaw = flaw;
    }

    private static String text(IsolationLevel level, String where, String flaw) {
        return "isolation " + level + " between " + where + ": " + flaw;
    }

    /** {@return the level in force, the stricter one of the two ends} */
    public IsolationLevel level() {
        return level;
    }

    /** {@return the way to the offending object and what it is, such as {@code Deposit.items[2].buffer is a byte[]}} */
    public String flaw() {
        return flaw;
    }
}
