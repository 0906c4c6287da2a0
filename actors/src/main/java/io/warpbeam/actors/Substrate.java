package io.warpbeam.actors;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What a node stands on: time, threads, parking and randomness. The kit gets them from here and from nowhere else, so
 * that a simulation can own all of it. Implementations may be called from any thread.
 */
public interface Substrate {

    /** {@return the clock and the threads of the JVM, the same instance each time} */
    static Substrate system() {
        return SystemSubstrate.INSTANCE;
    }

    /**
     * Finds a way to make virtual threads whose steps an executor runs, from one park to the next. The JDK has no
     * public one; it takes {@code --add-opens java.base/java.lang=ALL-UNNAMED} on the command line, or
     * {@code =io.warpbeam.actors} on a module path. Blocks for a moment when it is called first.
     *
     * @param executor runs each step once, on a platform thread
     * @return makes threads that are not started yet; empty when this JVM does not allow it
     */
    static Optional<StepThreads> stepThreads(Executor executor) {
        return CarrierHook.found().map(hook -> (name, task) -> hook.newThread(executor, name, task));
    }

    /** Makes virtual threads whose steps an executor runs. */
    @FunctionalInterface
    interface StepThreads {
        /**
         * Makes a thread that is not started yet.
         *
         * @param name for thread dumps
         * @param task what it runs
         * @return the thread, to be started by the caller
         */
        Thread newThread(String name, Runnable task);
    }

    /** The two kinds of threads. */
    enum ThreadKind {
        /** Cheap, scheduled by the JDK, unmounted while it blocks. */
        VIRTUAL,
        /** A thread of the operating system, as daemon. */
        PLATFORM
    }

    /** {@return a clock in nanoseconds that never goes back; only differences mean something} */
    long nanoTime();

    /** {@return the time of day, for people to read; it may jump} */
    Instant wallClock();

    /** {@return how many threads can run at once, at least 1; the default for workers} */
    int parallelism();

    /**
     * How often a thread that is likely to get something to do at once looks for it before it parks, where others can
     * run meanwhile and waking a parked one takes longer than that.
     *
     * @return none unless overridden
     */
    default int looksBeforePark() {
        return 0;
    }

    /**
     * Makes a thread that is not started yet.
     *
     * @param kind virtual or platform
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
     * @param nanos how long at most, more than zero
     */
    void parkNanos(long nanos);

    /**
     * Ends the current or next {@link #park()} of a thread.
     *
     * @param thread parked, or about to park; not only those that {@link #newThread} made
     */
    void unpark(Thread thread);

    /** Lets other threads run. */
    void yieldThread();

    /** {@return who decides when event-driven processes run; empty when the node has workers, which is the default} */
    default Optional<Stepper> stepper() {
        return Optional.empty();
    }

    /** {@return the source of randomness; safe for use by many threads} */
    RandomGenerator random();
}
