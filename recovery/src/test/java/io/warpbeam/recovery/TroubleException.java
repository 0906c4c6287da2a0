package io.warpbeam.recovery;

/** What tasks of tests fail with. */
final class TroubleException extends Exception {

    private static final long serialVersionUID = 1L;

    TroubleException(String message) {
        super(message);
    }
}
