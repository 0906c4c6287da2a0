package io.warpbeam.coroutine;

/**
 * Unwinds the code of a coroutine whose suspend decorator failed. An error, so that no handler for exceptions of the
 * code takes it for its own.
 */
final class DecoratorError extends Error {

    private static final long serialVersionUID = 1L;

    private final Throwable error;

    DecoratorError(Throwable error) {
        super("a suspend decorator failed", error, true, false);
        this.error = error;
    }

    Throwable error() {
        return error;
    }
}
