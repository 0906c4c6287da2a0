package io.warpbeam.bench.compare;

/** The command line asks for something that there is not. */
final class UsageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
