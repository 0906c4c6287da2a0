package io.warpbeam.actors;

/**
 * A thread was interrupted while it waited in an operation of the kit. The interrupt status of the thread is set again,
 * so that whoever owns the thread sees it too. Thrown on that thread.
 */
public final class InterruptedWaitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedWaitException(String operation) {
        super("interrupted in " + operation);
    }
}
