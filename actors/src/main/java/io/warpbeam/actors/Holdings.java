package io.warpbeam.actors;

/** What goes with a process when it ends, before anyone is told: its timers. Made when there is something. */
final class Holdings {

    final ProcessTimers timers = new ProcessTimers();

    // raised by whoever sets the first timer, before the timer goes on its way; read at the end
    private volatile boolean timed;

    /** A timer is about to be set. The timer thread drops it if it finds the process ended. */
    void announceTimer() {
        if (!timed) {
            timed = true;
        }
    }

    /** The process has ended. */
    void release(Timers wheel) {
        if (timed) {
            wheel.cancelAll(timers);
        }
    }
}
