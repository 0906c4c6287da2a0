package io.warpbeam.testkit;

/**
 * Makes threads that take steps: each runs only when it is resumed, until it waits, lets others run or ends. One of
 * them runs at a time.
 */
sealed interface Threads permits VirtualThreads, PlatformThreads {

    /** Hears that a thread can go on: it was started, was unparked while it waited, or lets others run. */
    interface Listener {
        void ready(Fiber fiber);

        /** Somebody who is not simulated woke a simulated thread. */
        void escaped(String what);
    }

    /** The better kind that this JVM allows. On the thread that is going to be the driver. */
    static Threads best(Listener listener) {
        VirtualThreads virtual = new VirtualThreads(listener);
        return virtual.isPossible() ? virtual : new PlatformThreads(listener);
    }

    /** Makes a thread that is not started yet. */
    Thread newThread(String name, Runnable task);

    /** The calling thread, one of these, waits until it is unparked or interrupted; may return for no reason. */
    void park();

    /** Ends the current or next wait of a thread. */
    void unpark(Thread thread);

    /** The calling thread, one of these, lets others run. */
    void yieldNow();
}
