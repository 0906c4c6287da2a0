package io.warpbeam.actors;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** The one place where the kit touches the clock and the threads of the JVM. */
final class SystemSubstrate implements Substrate {

    static final SystemSubstrate INSTANCE = new SystemSubstrate();

    private static final long MOMENT_NANOS = 1_000;
    private static final int LOOKS_BEFORE_PARK = 200; // some microseconds

    private SystemSubstrate() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return Instant.now();
    }

    @Override
    public int parallelism() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public int looksBeforePark() {
        return parallelism() > 1 ? LOOKS_BEFORE_PARK : 0;
    }

    @Override
    public Thread newThread(ThreadKind kind, String name, Runnable task) {
        return switch (kind) {
            case VIRTUAL ->
                Thread.ofVirtual()
                        .name(name)
                        .inheritInheritableThreadLocals(false)
                        .unstarted(task);
            case PLATFORM ->
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .inheritInheritableThreadLocals(false)
                        .unstarted(task);
        };
    }

    @Override
    public void park() {
        LockSupport.park(this);
    }

    @Override
    public void parkNanos(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    /**
     * A virtual thread parks for a moment. A yield is not enough: on JDK 25, as many threads as carriers that kept
     * yielding were seen to keep every new virtual thread from starting.
     */
    @Override
    @SuppressWarnings("ThreadPriorityCheck") // this is the place that may rely on the thread scheduler
    public void yieldThread() {
        if (Thread.currentThread().isVirtual()) {
            LockSupport.parkNanos(this, MOMENT_NANOS);
        } else {
            Thread.yield();
        }
    }

    @Override
    public RandomGenerator random() {
        return ThreadLocalRandom.current();
    }
}
