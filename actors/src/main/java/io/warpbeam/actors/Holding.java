package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/** One thing that a process holds, such as a key of a registry; its own link in {@link Holdings}. */
abstract class Holding {

    // under the lock of the holdings
    @Nullable
    Holding before;

    @Nullable
    Holding behind;

    boolean listed;

    /** The holder has ended: gives the thing free, unless that was done. Does not block. */
    abstract void release();
}
