package io.warpbeam.actors;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What a node stands on: time, threads, parking and randomness. The kit gets them from here and from nowhere else, so
 * that a simulation can own all of it. Implementations may be called from any thread.
 */
public interface Substrate {

    /**
     * The clock and the threads of the JVM.
     *
     * @return the same each time
     */
    static Substrate system() {
        return SystemSubstrate.INSTANCE;
    }

    /** The two kinds of threads. */
    enum ThreadKind {
        /** Cheap, scheduled by the JDK, unmounted while it blocks. */
        VIRTUAL,
        /** A thread of the operating system, as daemon. */
        PLATFORM
    }

    /**
     * A clock in nanoseconds that never goes back; only differences mean something.
     *
     * @return nanoseconds since some moment
     */
    long nanoTime();

    /**
     * The time of day, for people to read.
     *
     * @return the time of day
     */
    Instant wallClock();

    /**
     * How many threads can run at once; the default for workers.
     *
     * @return at least 1
     */
    int parallelism();

    /**
     * Makes a thread that is not started yet.
     *
     * @param kind of thread
     * @param name for thread dumps
     * @param task what it runs
     * @return the thread, to be started by the caller
     */
    Thread newThread(ThreadKind kind, String name, Runnable task);

    /** Parks the calling thread until it is unparked or interrupted; may return for no reason. */
    void park();

    /**
     * As {@link #park()}, for at most so many nanoseconds. Only the node's own timer and watchdog threads use it.
     *
     * @param nanos how long at most
     */
    void parkNanos(long nanos);

    /**
     * Ends the current or next {@link #park()} of a thread.
     *
     * @param thread parked, or about to park
     */
    void unpark(Thread thread);

    /** Lets other threads run. */
    void yieldThread();

    /**
     * The source of randomness; safe for use by many threads.
     *
     * @return the source
     */
    RandomGenerator random();
}
