package io.warpbeam.coroutine.log;

/** A log has no stored form, or something is not the stored form of a log. The message says where. */
public final class LogFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * For codecs.
     *
     * @param message what is wrong, and where
     */
    public LogFormatException(String message) {
        super(message);
    }

    /**
     * For codecs.
     *
     * @param message what is wrong, and where
     * @param cause what told so
     */
    public LogFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
