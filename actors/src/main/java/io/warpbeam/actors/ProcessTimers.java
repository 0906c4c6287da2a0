package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/**
 * The timers for one process that are on the wheel. When the process ends this goes to the timer thread, which cancels
 * them.
 */
final class ProcessTimers extends TimerChange {

    // the timer thread alone
    private @Nullable ProcessTimer first;

    void add(ProcessTimer timer) {
        ProcessTimer next = first;
        timer.behind = next;
        if (next != null) {
            next.before = timer;
        }
        first = timer;
    }

    /** Takes a timer out; no effect when it is not in. */
    @SuppressWarnings("ReferenceEquality") // the very timer
    void remove(ProcessTimer timer) {
        ProcessTimer before = timer.before;
        ProcessTimer behind = timer.behind;
        if (before != null) {
            before.behind = behind;
        } else if (first == timer) {
            first = behind;
        } else {
            return;
        }
        if (behind != null) {
            behind.before = before;
        }
        timer.before = null;
        timer.behind = null;
    }

    /** Takes some timer out. */
    @Nullable
    ProcessTimer poll() {
        ProcessTimer timer = first;
        if (timer != null) {
            remove(timer);
        }
        return timer;
    }
}
