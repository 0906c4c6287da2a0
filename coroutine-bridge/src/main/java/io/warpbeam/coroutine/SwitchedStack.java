package io.warpbeam.coroutine;

/**
 * A stack for code that leaves it in the middle. {@link #run} begins the code, or goes on with it, on the stack of the
 * caller, until it leaves or ends. Implemented by a class that {@link ContinuationHook} makes.
 */
interface SwitchedStack extends Runnable {

    /** Goes back to the caller of {@link #run}. By the code; {@code false} at once where it cannot be. */
    boolean leave();

    /** Whether the caller runs on this stack, and on no other that was begun from it. */
    boolean isCurrent();

    /** The scoped values that are bound on the calling thread; the same object as long as they do not change. */
    Object bindings();
}
