package io.warpbeam.actors;

import io.warpbeam.actors.Substrate.ThreadKind;
import io.warpbeam.mailbox.Mailbox;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The timers of a node: a wheel that one thread owns, fed through a queue. Setting a timer wakes that thread only when
 * it would fire before the thread looks again. Most timers guard calls and are cancelled before they ever reach the
 * wheel.
 *
 * <p>A timer never fires early; it fires up to a tick, about a millisecond, late, or later when the machine is busy.
 */
final class Timers {

    private static final System.Logger LOG = System.getLogger(Node.class.getName());

    private static final long TICK_NANOS = 1 << 20;
    private static final int SPOKES = 1024;
    private static final int EXPIRY_LIMIT = 1024;
    private static final int SCAN_LIMIT = 256;

    /** How long timers may stay in the queue while the thread waits for a later one. */
    private static final long DRAIN_NANOS = 10_000_000;

    private static final long ASLEEP = Long.MAX_VALUE;

    private final Substrate substrate;
    private final Thread thread;
    private final long startNanos;

    // any thread
    private final Mailbox<WheelTimer> changes = Mailbox.unbounded(() -> {});
    private volatile boolean closed;

    // written by the timer thread, read by any: when it looks again, relative to the start; ASLEEP for not before it is
    // woken
    private volatile long nextLookNanos;
    private volatile long pending;

    // the timer thread alone; its times are relative to the start, so that they are never negative
    private final DeadlineTimerWheel wheel;
    private final Long2ObjectHashMap<WheelTimer> onWheel = new Long2ObjectHashMap<>();
    private final WheelTimer nothing = new WheelTimer(this, 0, () -> {});

    Timers(String node, Substrate substrate) {
        this.substrate = substrate;
        this.startNanos = substrate.nanoTime();
        this.wheel = new DeadlineTimerWheel(TimeUnit.NANOSECONDS, 0, TICK_NANOS, SPOKES);
        this.thread = substrate.newThread(ThreadKind.PLATFORM, node + "-timers", this::run);
    }

    void start() {
        thread.start();
    }

    void close() {
        closed = true;
        substrate.unpark(thread);
    }

    /**
     * Runs a short action, that does not block, after a delay, on the timer thread; without delay at once, here. From
     * any thread.
     */
    WheelTimer after(Duration delay, Runnable action) {
        return afterNanos(Nanos.of(delay), action);
    }

    WheelTimer afterNanos(long delayNanos, Runnable action) {
        if (delayNanos <= 0) {
            WheelTimer timer = new WheelTimer(this, 0, action);
            timer.fire();
            return timer;
        }
        WheelTimer timer = new WheelTimer(this, now() + delayNanos, action);
        if (delayNanos != Nanos.FOREVER) {
            changes.offer(timer);
            wakeBefore(timer.deadlineNanos);
        }
        return timer;
    }

    /** Removes a cancelled timer that is on the wheel. From any thread. */
    void takeOff(WheelTimer timer) {
        changes.offer(timer);
        wakeBefore(ASLEEP);
    }

    long pending() {
        return pending;
    }

    /** The queue's offer is a full fence, so either this sees that the thread sleeps or the thread sees the change. */
    private void wakeBefore(long deadlineNanos) {
        long next = nextLookNanos;
        if (next == ASLEEP || deadlineNanos < next) {
            nextLookNanos = 0;
            substrate.unpark(thread);
        }
    }

    private long now() {
        return substrate.nanoTime() - startNanos;
    }

    private void run() {
        while (!closed) {
            long now = now();
            int changed = drain();
            expire(now);
            pending = wheel.timerCount();
            sleep(changed);
        }
    }

    private int drain() {
        int count = 0;
        for (WheelTimer timer = changes.pollOr(nothing); timer != nothing; timer = changes.pollOr(nothing)) {
            count++;
            if (timer.isPending()) {
                timer.wheelId = wheel.scheduleTimer(timer.deadlineNanos);
                onWheel.put(timer.wheelId, timer);
                timer.setOnWheel(true);
                if (timer.isPending()) {
                    continue;
                }
            }
            if (timer.isOnWheel()) {
                timer.setOnWheel(false);
                wheel.cancelTimer(timer.wheelId);
                onWheel.remove(timer.wheelId);
            }
        }
        return count;
    }

    private void expire(long now) {
        if (wheel.timerCount() == 0) {
            wheel.currentTickTime(now);
            return;
        }
        int expired;
        do {
            expired = wheel.poll(now, this::fire, EXPIRY_LIMIT);
        } while (expired == EXPIRY_LIMIT || (wheel.timerCount() > 0 && wheel.currentTickTime() <= now));
    }

    @SuppressWarnings("unused") // the shape of a timer handler
    private boolean fire(TimeUnit unit, long now, long wheelId) {
        WheelTimer timer = onWheel.remove(wheelId);
        if (timer != null) {
            timer.setOnWheel(false);
            try {
                timer.fire();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a timer failed", e);
            }
        }
        return true;
    }

    private void sleep(int changed) {
        if (wheel.timerCount() == 0 && changed == 0) {
            nextLookNanos = ASLEEP;
            // Once: a slow waker may write zero here and unpark for an older sleep, and then nobody would wake this
            // one.
            if (changes.isEmpty() && !closed) {
                substrate.park();
            }
            nextLookNanos = 0;
            return;
        }
        long now = now();
        long next = Math.min(earliest(now), now + (changed > 0 ? DRAIN_NANOS : 10 * DRAIN_NANOS));
        nextLookNanos = next;
        if (changes.isEmpty() && !closed && next > now) {
            substrate.parkNanos(next - now);
        }
        nextLookNanos = 0;
    }

    /** When the first timer is due; the next tick when there are too many to look at. */
    private long earliest(long now) {
        if (wheel.timerCount() > SCAN_LIMIT) {
            return now + TICK_NANOS;
        }
        long[] earliest = {Long.MAX_VALUE};
        wheel.forEach((deadlineNanos, wheelId) -> earliest[0] = Math.min(earliest[0], deadlineNanos));
        return earliest[0];
    }
}
