package io.warpbeam.actors;

/**
 * Marks a class whose instances cross by reference at every {@link IsolationLevel}: they are immutable in a way that
 * the runtime cannot see, or made to be used by several processes at once. Nothing checks the promise. For classes of
 * others there is {@link NodeBuilder#sendable}.
 */
public interface Sendable {}
