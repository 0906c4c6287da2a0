package io.warpbeam.actors.server;

/**
 * The function that was to replace the state of a server threw, or returned null. The state is untouched. Thrown to the
 * caller of {@link Sys#replaceState}, with what the function threw as cause.
 */
public final class ReplaceFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplaceFailedException(Throwable cause) {
        super("the function that was to replace the state failed", cause);
    }
}
