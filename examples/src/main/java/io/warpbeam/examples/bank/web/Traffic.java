package io.warpbeam.examples.bank.web;

import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests under way, so that the door can be closed behind the last one. The HTTP server of the JDK has such a
 * wait of its own, but it may miss the end of a connection that the other side has closed, and then waits to the end of
 * its time. From any thread.
 */
final class Traffic {

    private static final Duration STEP = Duration.ofMillis(5);
    private static final int STEPS_PER_SECOND = 200;

    // A connection that has sent something, whole request or not, until it is answered or found empty.
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger answering = new AtomicInteger();
    private volatile boolean closing;

    /** Whether new requests are turned away. */
    boolean isClosing() {
        return closing;
    }

    void arrive() {
        arrived.incrementAndGet();
    }

    void depart() {
        arrived.decrementAndGet();
    }

    void beginAnswer() {
        answering.incrementAndGet();
    }

    void endAnswer() {
        answering.decrementAndGet();
    }

    /**
     * Turns new requests away and waits until all requests have been answered, so many seconds at most; for requests
     * that do not arrive completely it waits one second. By a process.
     *
     * @return whether all requests were answered
     */
    boolean closeDown(int seconds) {
        closing = true;
        for (int step = 0; step < seconds * STEPS_PER_SECOND && isBusy(step < STEPS_PER_SECOND); step++) {
            Self.current().sleep(STEP);
        }
        return answering.get() == 0;
    }

    private boolean isBusy(boolean waitForArrivals) {
        return answering.get() > 0 || (waitForArrivals && arrived.get() > 0);
    }
}
