package io.warpbeam.actors;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The clock and the threads of the system, of which a test changes what it is about. */
class AlteredSubstrate implements Substrate {

    final Substrate system = Substrate.system();

    @Override
    public Thread newThread(ThreadKind kind, String name, Runnable task) {
        return system.newThread(kind, name, task);
    }

    @Override
    public void park() {
        system.park();
    }

    @Override
    public void parkNanos(long nanos) {
        system.parkNanos(nanos);
    }

    @Override
    public void unpark(Thread thread) {
        system.unpark(thread);
    }

    @Override
    public void yieldThread() {
        system.yieldThread();
    }

    @Override
    public long nanoTime() {
        return system.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return system.wallClock();
    }

    @Override
    public int parallelism() {
        return system.parallelism();
    }

    @Override
    public int looksBeforePark() {
        return system.looksBeforePark();
    }

    @Override
    public RandomGenerator random() {
        return system.random();
    }
}
