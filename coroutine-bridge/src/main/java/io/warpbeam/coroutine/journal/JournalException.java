package io.warpbeam.coroutine.journal;

import java.util.Objects;

/** A journal could not be opened, or failed. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** Somebody else writes to the store, in this program or in another one. */
        IN_USE,
        /** What is there was not written by a journal of this kind, or by a newer one. It was not touched. */
        NOT_A_JOURNAL,
        /** The store did not do what it was asked for. The cause says why. */
        FAILED
    }

    /** What went wrong. */
    private final Kind kind;

    /**
     * For implementations of journals.
     *
     * @param kind what went wrong
     * @param message names the store
     */
    public JournalException(Kind kind, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /**
     * For implementations of journals.
     *
     * @param kind what went wrong
     * @param message names the store
     * @param cause why
     */
    public JournalException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** {@return what went wrong} */
    public Kind kind() {
        return kind;
    }
}
