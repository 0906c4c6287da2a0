package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/**
 * Runs event-driven processes when they have something to do. A class and not an interface, so that a JVM with one kind
 * of dispatcher, which is any but one with simulations, calls it directly. From any thread except where noted.
 */
abstract sealed class Dispatcher permits Scheduler, SteppedDispatcher {

    /** Who runs a slice of a process; told on its own thread. */
    sealed interface Runner permits Worker, SteppedDispatcher.Host {
        /** The thread that it is. */
        long threadId();

        /** The process has handled about so many messages in this slice. */
        void countMessages(int count);
    }

    abstract void start();

    abstract void close();

    /** Queues a process that has been woken. */
    final void schedule(EventProcess process) {
        schedule(process, Strand.current());
    }

    /** As {@link #schedule(EventProcess)}, for a caller that knows its strand. */
    abstract void schedule(EventProcess process, @Nullable Strand strand);

    /** The calling thread is going to block. */
    abstract void aboutToBlock();

    /** Sees to it that an exit signal is received although the process is busy. */
    abstract void expedite(LocalProcess process);

    /** Interrupts the runner with this thread, if it is still there. */
    abstract void interrupt(long threadId);

    /** The runner with this thread is left behind with the code of a killed process, and nothing may wait for it. */
    abstract void leaveBehind(long threadId);

    /** A process has sent or received a message without waiting; where each step counts, others may come first now. */
    void mayBeOvertaken() {}

    /** Holds a message back, where messages may be delayed; false when it is to be delivered now. */
    boolean delay(LocalProcess from, LocalProcess to, Object message) {
        return false;
    }

    /**
     * Delivers what was held back from the process of this thread to another, before something that must not overtake.
     */
    void flush(LocalProcess to) {}

    /** Delivers what was held back from a process, before others are told of its end. */
    void flushFrom(LocalProcess from) {}

    /** The thread with this strand is going to run processes. */
    void adopt(Strand strand) {}

    /** Whether somebody is about to find what is queued now. */
    boolean isSearched() {
        return false;
    }

    /** How often a caller looks for the reply of a process that runs before it parks. */
    int looksBeforePark() {
        return 0;
    }
}
