package io.warpbeam.coroutine;

/** A host that is driven step by step from outside. */
interface Engine extends Host {

    /**
     * Begins the code, or gives it the order that it waits for, and waits until it hands out a yield or ends. By one
     * driver at a time; not called again after the end. The first order means nothing.
     */
    Outcome drive(Order order);
}
