package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Operation;

/** What keeps the log of one run while it grows. Called on the thread of the run. */
interface LogStore {

    /** Keeps nothing. */
    LogStore NONE = new LogStore() {};

    /** A yield is about to be handed out. */
    default void atYield(Recording recording) {}

    /** An effect is about to be performed. */
    default void beforeEffect(Recording recording, Operation<?> operation) {}

    /** An effect was performed, or failed. */
    default void afterEffect(Recording recording, Operation<?> operation) {}
}
