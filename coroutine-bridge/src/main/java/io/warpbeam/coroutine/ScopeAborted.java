package io.warpbeam.coroutine;

/**
 * Unwinds the code inside of a scope that its handler has ended, up to that scope, where the error goes on. As
 * {@link CoroutineCancelled}, it is an {@link Error} so that a handler for exceptions does not catch it by accident.
 */
final class ScopeAborted extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Throwable error;

    ScopeAborted(Throwable error) {
        super("a scope was left with " + error, null, true, false);
        this.error = error;
    }

    Throwable error() {
        return error;
    }
}
