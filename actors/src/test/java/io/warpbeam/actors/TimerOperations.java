package io.warpbeam.actors;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What Lincheck does with the timers of a node, whose thread takes turns at looking. When all is done each timer that
 * was set has fired once or was cancelled once, and none is left.
 */
@Param(name = "timer", gen = IntGen.class, conf = "0:1")
public class TimerOperations {

    private static final long DELAY_NANOS = 1;
    private static final int TIMERS = 2;

    private final StoppedClock clock = new StoppedClock();
    private final Timers timers = new Timers("lincheck", clock);
    private final AtomicIntegerArray started = new AtomicIntegerArray(TIMERS);
    private final AtomicIntegerArray fired = new AtomicIntegerArray(TIMERS);
    private final AtomicIntegerArray cancelled = new AtomicIntegerArray(TIMERS);
    private final ActionTimer[] all = {
        new ActionTimer(timers, () -> fired.incrementAndGet(0)), new ActionTimer(timers, () -> fired.incrementAndGet(1))
    };

    /** Time stands still; threads neither start nor wait. */
    private static final class StoppedClock implements Substrate {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant wallClock() {
            return Instant.EPOCH;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public Thread newThread(ThreadKind kind, String name, Runnable task) {
            return Thread.currentThread(); // which is never started
        }

        @Override
        public void park() {}

        @Override
        public void parkNanos(long nanos) {}

        @Override
        public void unpark(Thread thread) {}

        @Override
        public void yieldThread() {}

        @Override
        public RandomGenerator random() {
            return ThreadLocalRandom.current();
        }
    }

    @Operation
    public void set(@Param(name = "timer") int timer) {
        if (started.getAndSet(timer, 1) == 0) {
            timers.start(all[timer], DELAY_NANOS);
        }
    }

    @Operation
    public void cancel(@Param(name = "timer") int timer) {
        if (started.get(timer) == 1 && stop(timer)) {
            cancelled.incrementAndGet(timer);
        }
    }

    /** Cancels a timer; true when it will not fire because of that. */
    boolean stop(int timer) {
        return all[timer].stop();
    }

    final boolean isPending(int timer) {
        return fired.get(timer) + cancelled.get(timer) == 0;
    }

    /** The timer thread looks while nothing is due. */
    @Operation(nonParallelGroup = "timer thread")
    public void look() {
        timers.work(0);
    }

    /** The timer thread looks when everything is due. */
    @Operation(nonParallelGroup = "timer thread")
    public void fire() {
        timers.work(1L << TimerWheel.TICK_SHIFT);
    }

    @Validate
    public void balance() {
        fire();
        fire();
        for (int timer = 0; timer < TIMERS; timer++) {
            if (fired.get(timer) + cancelled.get(timer) != started.get(timer)) {
                throw new IllegalStateException("broken: each timer fires or is cancelled");
            }
        }
        if (timers.pending() != 0) {
            throw new IllegalStateException("broken: no timer stays");
        }
    }

    /** Only the balance counts. */
    public static class Model {
        public void set(int timer) {}

        public void cancel(int timer) {}

        public void look() {}

        public void fire() {}
    }
}
