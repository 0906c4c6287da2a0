package io.warpbeam.actors;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Lets through ten log entries a second, and says how many it has left out since the last one. From any thread; roughly
 * exact.
 */
final class LogLimit {

    private static final int PER_SECOND = 10;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Substrate substrate;
    private final AtomicLong windowStartNanos;
    private final AtomicInteger inWindow = new AtomicInteger();
    private final AtomicLong skipped = new AtomicLong();

    LogLimit(Substrate substrate) {
        this.substrate = substrate;
        this.windowStartNanos = new AtomicLong(substrate.nanoTime());
    }

    /** Runs the action with a remark on what was left out, if the entry is wanted and the rate allows it. */
    void run(boolean wanted, Consumer<String> action) {
        if (!wanted) {
            return;
        }
        long now = substrate.nanoTime();
        long start = windowStartNanos.get();
        if (now - start >= SECOND_NANOS && windowStartNanos.compareAndSet(start, now)) {
            inWindow.set(0);
        }
        if (inWindow.incrementAndGet() > PER_SECOND) {
            skipped.incrementAndGet();
            return;
        }
        long left = skipped.getAndSet(0);
        action.accept(left == 0 ? "" : " (" + left + " more not logged)");
    }
}
