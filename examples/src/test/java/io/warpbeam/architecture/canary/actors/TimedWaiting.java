package io.warpbeam.architecture.canary.actors;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Breaks: only the substrate waits for a time. */
final class TimedWaiting {
    void parks() {
        LockSupport.parkNanos(this, 1);
    }

    boolean awaits(CountDownLatch latch) throws InterruptedException {
        return latch.await(1, TimeUnit.NANOSECONDS);
    }

    boolean joins(Thread thread) throws InterruptedException {
        return thread.join(Duration.ofNanos(1));
    }
}
