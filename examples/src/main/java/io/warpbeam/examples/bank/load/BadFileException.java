package io.warpbeam.examples.bank.load;

/** A file cannot be imported; the message says why in one sentence. */
public final class BadFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFileException(String message) {
        super(message);
    }
}
