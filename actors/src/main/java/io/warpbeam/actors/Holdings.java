package io.warpbeam.actors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a process when it ends, before anyone is told: keys, memberships, locks, timers. Made when there is
 * something. From any thread.
 *
 * <p>Whoever gives a process something adds it here first, then makes it known, then looks whether the process is still
 * alive, and takes it back if not. The end of a process comes first and then empties this. So whichever way they race,
 * nothing stays.
 */
final class Holdings {

    final ProcessTimers timers = new ProcessTimers();

    // raised by whoever sets the first timer, before the timer goes on its way; read at the end
    private volatile boolean timed;

    // under the lock, which is held for a few steps only
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Holding first;
    private @Nullable Holding last;

    /** A timer is about to be set. The timer thread drops it if it finds the process ended. */
    void announceTimer() {
        if (!timed) {
            timed = true;
        }
    }

    void add(Holding holding) {
        lock.lock();
        try {
            Holding end = last;
            holding.listed = true;
            holding.before = end;
            if (end == null) {
                first = holding;
            } else {
                end.behind = holding;
            }
            last = holding;
        } finally {
            lock.unlock();
        }
    }

    /** Takes something out; no effect when it is not in. */
    void remove(Holding holding) {
        lock.lock();
        try {
            unlink(holding);
        } finally {
            lock.unlock();
        }
    }

    /** What is held, oldest first. */
    List<Holding> all() {
        lock.lock();
        try {
            List<Holding> all = new ArrayList<>();
            for (Holding holding = first; holding != null; holding = holding.behind) {
                all.add(holding);
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** The process has ended: gives everything free. */
    void release(Timers wheel) {
        releaseAll();
        if (timed) {
            wheel.cancelAll(timers);
        }
    }

    void releaseAll() {
        for (Holding holding = poll(); holding != null; holding = poll()) {
            holding.release();
        }
    }

    private @Nullable Holding poll() {
        lock.lock();
        try {
            Holding oldest = first;
            if (oldest != null) {
                unlink(oldest);
            }
            return oldest;
        } finally {
            lock.unlock();
        }
    }

    private void unlink(Holding holding) {
        if (!holding.listed) {
            return;
        }
        Holding before = holding.before;
        Holding behind = holding.behind;
        if (before == null) {
            first = behind;
        } else {
            before.behind = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.before = before;
        }
        holding.before = null;
        holding.behind = null;
        holding.listed = false;
    }
}
