package io.warpbeam.coroutine;

/**
 * What is to be done when a scope of a coroutine is left, knowing how it ended. What does not need to know that is
 * better written as {@code finally} or try-with-resources, which work as ever.
 */
@FunctionalInterface
public interface Cleanup {

    /**
     * Called once. It cannot change a failure or a cancellation. It may yield, unless the run is being cancelled.
     *
     * @param outcome how the scope ended; {@link Outcome.Cancelled} when the run is being cancelled
     * @throws Exception never keeps other cleanups from running. The error is suppressed in favour of the one that ends
     *     the scope; if there is none, it becomes that one
     */
    void leave(Outcome.Ended outcome) throws Exception;
}
