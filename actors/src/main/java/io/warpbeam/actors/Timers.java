package io.warpbeam.actors;

import io.warpbeam.actors.Substrate.ThreadKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a node: a wheel that one thread owns, fed through a chain of changes. Setting a timer wakes that thread
 * only when it would fire before the thread looks again. Most timers guard calls and are cancelled before they ever
 * reach the wheel.
 *
 * <p>A timer never fires early; it fires up to a tick, about a millisecond, late, or later when the machine is busy.
 */
final class Timers {

    /** How long timers may stay on the chain while the thread waits for a later one. */
    private static final long DRAIN_NANOS = 10_000_000;

    private static final long ASLEEP = Long.MAX_VALUE;

    private static final VarHandle CHANGES;

    static {
        try {
            CHANGES = MethodHandles.lookup().findVarHandle(Timers.class, "changes", TimerChange.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Substrate substrate;
    private final Thread thread;
    private final long startNanos;

    // any thread: what the timer thread has not seen yet, newest first
    private volatile @Nullable TimerChange changes;
    private volatile boolean closed;

    // written by the timer thread, read by any: when it looks again, relative to the start; ASLEEP for not before it is
    // woken
    private volatile long nextLookNanos;
    private volatile long pending;

    // the timer thread alone; its times are relative to the start, so that they are never negative
    private final TimerWheel wheel = new TimerWheel();
    private final Predicate<WheelTimer> fire = this::fire;

    Timers(String node, Substrate substrate) {
        this.substrate = substrate;
        this.startNanos = substrate.nanoTime();
        this.thread = substrate.newThread(ThreadKind.PLATFORM, node + "-timers", this::run);
    }

    void start() {
        thread.start();
    }

    void close() {
        closed = true;
        substrate.unpark(thread);
    }

    // ---- from any thread

    /** Runs a short action, that does not block, after a delay; see {@link #start(WheelTimer, long)}. */
    WheelTimer after(Duration delay, Runnable action) {
        return afterNanos(Nanos.of(delay), action);
    }

    WheelTimer afterNanos(long delayNanos, Runnable action) {
        return start(new ActionTimer(this, action), delayNanos);
    }

    /** Sets a new timer: it acts after a delay, on the timer thread; without delay at once, here. */
    <T extends WheelTimer> T start(T timer, long delayNanos) {
        if (delayNanos <= 0) {
            timer.fireNow();
            return timer;
        }
        long deadlineNanos = now() + delayNanos;
        timer.setDeadlineNanos(deadlineNanos);
        if (delayNanos != Nanos.FOREVER) {
            chain(timer);
            wakeBefore(deadlineNanos);
        }
        return timer;
    }

    /** Removes a cancelled timer that is on the wheel. */
    void takeOff(WheelTimer timer) {
        chain(timer);
        wakeBefore(ASLEEP);
    }

    /** Cancels the timers of a process that has ended. */
    void cancelAll(ProcessTimers timers) {
        chain(timers);
        wakeBefore(ASLEEP);
    }

    long pending() {
        return pending;
    }

    /** Now, relative to the start. */
    long now() {
        return substrate.nanoTime() - startNanos;
    }

    /** Publishes a change; a full fence. */
    private void chain(TimerChange change) {
        TimerChange newest;
        do {
            newest = changes;
            change.chained = newest;
        } while (!CHANGES.compareAndSet(this, newest, change));
    }

    /** After {@link #chain}: either this sees that the thread sleeps, or the thread sees the change. */
    private void wakeBefore(long deadlineNanos) {
        long next = nextLookNanos;
        if (next == ASLEEP || deadlineNanos < next) {
            nextLookNanos = 0;
            substrate.unpark(thread);
        }
    }

    // ---- the timer thread

    private void run() {
        while (!closed) {
            sleep(work(now()));
        }
    }

    /** Does what is to be done; how many changes there were. */
    int work(long now) {
        int changed = drain();
        wheel.advance(now, fire);
        pending = wheel.size();
        return changed;
    }

    private int drain() {
        int count = 0;
        TimerChange change = oldestFirst((TimerChange) CHANGES.getAndSet(this, null));
        while (change != null) {
            TimerChange next = change.chained;
            change.chained = null;
            switch (change) {
                case WheelTimer timer -> move(timer);
                case ProcessTimers timers -> clear(timers);
            }
            change = next;
            count++;
        }
        return count;
    }

    private static @Nullable TimerChange oldestFirst(@Nullable TimerChange newest) {
        TimerChange turned = null;
        TimerChange change = newest;
        while (change != null) {
            TimerChange older = change.chained;
            change.chained = turned;
            turned = change;
            change = older;
        }
        return turned;
    }

    /** A new timer goes on the wheel, one that is over comes off. */
    private void move(WheelTimer timer) {
        if (!timer.isOver() && !(timer.isMoot() && timer.drop())) {
            wheel.add(timer);
            timer.entered();
            if (timer.set()) {
                return;
            }
        }
        takeOut(timer);
    }

    private void takeOut(WheelTimer timer) {
        if (wheel.remove(timer)) {
            timer.departed();
        }
    }

    private void clear(ProcessTimers timers) {
        for (ProcessTimer timer = timers.poll(); timer != null; timer = timers.poll()) {
            wheel.remove(timer);
            timer.drop();
        }
    }

    /** Fires a timer that is due; true when it is to be put on the wheel again. */
    private boolean fire(WheelTimer timer) {
        boolean again = timer.fire();
        if (!again) {
            timer.departed();
        }
        return again;
    }

    private void sleep(int changed) {
        if (wheel.size() == 0 && changed == 0) {
            nextLookNanos = ASLEEP;
            // Once: a slow waker may write zero here and unpark for an older sleep, and then nobody would wake this
            // one.
            if (changes == null && !closed) {
                substrate.park();
            }
            nextLookNanos = 0;
            return;
        }
        long now = now();
        long next = Math.min(wheel.nextNanos(), now + (changed > 0 ? DRAIN_NANOS : 10 * DRAIN_NANOS));
        nextLookNanos = next;
        if (changes == null && !closed && next > now) {
            substrate.parkNanos(next - now);
        }
        nextLookNanos = 0;
    }
}
