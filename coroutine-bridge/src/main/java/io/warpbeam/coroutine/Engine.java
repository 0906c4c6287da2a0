package io.warpbeam.coroutine;

/** Gives code a stack of its own, and drives it step by step from outside. */
interface Engine {

    /**
     * Checks that the calling thread may take the steps that follow, and makes ready for them. It holds for all steps
     * that the calling method takes before it returns, whatever it calls in between.
     *
     * @throws IllegalStateException when it may not; nothing has changed
     */
    default void admit(Order order) {}

    /**
     * Begins the code, or gives it the order that it waits for, and waits until it hands out a yield or ends. By one
     * driver at a time, which was admitted; not called again after the end. The first order means nothing.
     */
    Outcome drive(Order order);
}
