package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/** A timer for one process, that ends with it. */
sealed class ProcessTimer extends WheelTimer {

    private final LocalProcess target;

    /** A message, or an exit signal. */
    private final Object payload;

    // the timer thread alone: its neighbours among the timers of the process
    @Nullable
    ProcessTimer before;

    @Nullable
    ProcessTimer behind;

    ProcessTimer(LocalProcess target, Object payload) {
        this.target = target;
        this.payload = payload;
    }

    /** A timer that is about to be set; the process is told first, so that it can take the timer with it. */
    static ProcessTimer of(LocalProcess target, Object payload, long periodNanos) {
        if (target.isAlive()) {
            target.holdings().announceTimer();
        }
        return periodNanos == 0 ? new ProcessTimer(target, payload) : new Repeating(target, payload, periodNanos);
    }

    /** One that fires again and again. */
    static final class Repeating extends ProcessTimer {
        private final long periodNanos;

        Repeating(LocalProcess target, Object payload, long periodNanos) {
            super(target, payload);
            this.periodNanos = periodNanos;
        }

        @Override
        long periodNanos() {
            return periodNanos;
        }
    }

    /**
     * Delivers a message past any bound, or an exit signal. A signal of a process to itself is received soon whatever
     * its reason, as if it had sent it at this moment.
     */
    static void strike(LocalProcess target, Object payload) {
        if (!(payload instanceof Signal.ExitRequest exit)) {
            target.deliver(new Signal.Delivery(payload));
        } else if (target != target.node.root()) {
            target.signalExit(exit, exit.from == target ? ExitReason.KILLED : exit.reason);
        }
    }

    @Override
    final Timers timers() {
        return target.node.timers;
    }

    @Override
    final void act() {
        strike(target, payload);
    }

    @Override
    final boolean isMoot() {
        return !target.isAlive();
    }

    @Override
    final void entered() {
        target.holdings().timers.add(this);
    }

    @Override
    final void departed() {
        target.holdings().timers.remove(this);
    }
}
