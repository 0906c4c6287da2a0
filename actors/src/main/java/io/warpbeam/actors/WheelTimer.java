package io.warpbeam.actors;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One timer. It is its own link in everything that holds it: the chain of changes on its way to the timer thread, then
 * the slot of the wheel.
 */
abstract sealed class WheelTimer extends TimerChange implements Timer
        permits ActionTimer, CallSlot.Deadline, NameTimer, ProcessTimer {

    /*
     * The life of a timer
     * -------------------
     *   NEW        on the chain, or never to be (it has no end); the timer thread puts it on the wheel
     *   SET        on the wheel, and not on the chain
     *   FIRING     an interval, being fired by the timer thread; SET again afterwards
     *   FIRED      over
     *   CANCELLED  over; if it was SET, whoever cancelled it has put it on the chain to be taken off the wheel
     *
     * Every step is a compare-and-set, so a timer that is cancelled in time does not fire and one that fires is not
     * cancelled. A timer is on the chain once: NEW leaves it there, and from SET only one canceller puts it back.
     */
    private static final int NEW = 0;
    private static final int SET = 1;
    private static final int FIRING = 2;
    private static final int FIRED = 3;
    private static final int CANCELLED = 4;

    private static final System.Logger LOG = System.getLogger(Node.class.getName());

    private static final VarHandle STATE;
    private static final VarHandle DEADLINE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(WheelTimer.class, "state", int.class);
            DEADLINE = MethodHandles.lookup().findVarHandle(WheelTimer.class, "deadlineNanos", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by whoever wins
    @SuppressWarnings("UnusedVariable") // through STATE
    private int state;

    // written by whoever sets the timer, and by the timer thread for an interval; read by anyone
    @SuppressWarnings("UnusedVariable") // through DEADLINE
    private long deadlineNanos;

    // the timer thread alone: its neighbours in a slot, in a circle
    @Nullable
    WheelTimer earlier;

    @Nullable
    WheelTimer later;

    /** Where it runs. */
    abstract Timers timers();

    /** What it does; quick, does not block. By the timer thread, or by the one that sets a timer without delay. */
    abstract void act();

    /** From one firing to the next; zero for a timer that fires once. */
    long periodNanos() {
        return 0;
    }

    /** Whether nobody is left for whom it could fire. */
    boolean isMoot() {
        return false;
    }

    /** It has been put on the wheel. By the timer thread. */
    void entered() {}

    /** It has left the wheel for good. By the timer thread. */
    void departed() {}

    final void setDeadlineNanos(long nanos) {
        DEADLINE.setOpaque(this, nanos);
    }

    final long deadlineNanos() {
        return (long) DEADLINE.getOpaque(this);
    }

    @Override
    public final Optional<Duration> cancel() {
        return stop() && !isMoot() ? Optional.of(timeLeft()) : Optional.empty();
    }

    @Override
    public final Optional<Duration> left() {
        return isOver() || isMoot() ? Optional.empty() : Optional.of(timeLeft());
    }

    private Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadlineNanos() - timers().now()));
    }

    /** Cancels it without asking how long it had; false when it was over. */
    final boolean stop() {
        int before = end();
        if (before == SET) {
            timers().takeOff(this);
        }
        return before < FIRED;
    }

    /** As {@link #stop}, by the timer thread, which takes it off the wheel itself. */
    final boolean drop() {
        return end() < FIRED;
    }

    /** Cancels it unless it is over; its state before. */
    private int end() {
        int now = state();
        while (now < FIRED && !STATE.compareAndSet(this, now, CANCELLED)) {
            now = state();
        }
        return now;
    }

    final boolean isOver() {
        return state() >= FIRED;
    }

    /** It is on the wheel; false when it was cancelled on the way. */
    final boolean set() {
        return STATE.compareAndSet(this, NEW, SET);
    }

    /** Fires at once, without having been on the wheel. */
    final void fireNow() {
        if (STATE.compareAndSet(this, NEW, FIRED)) {
            actSafely();
        }
    }

    /** Fires, unless it was cancelled; true when it is to be put on the wheel again. By the timer thread. */
    final boolean fire() {
        if (periodNanos() == 0) {
            if (STATE.compareAndSet(this, SET, FIRED)) {
                actSafely();
            }
            return false;
        }
        if (!STATE.compareAndSet(this, SET, FIRING)) {
            return false;
        }
        actSafely();
        setDeadlineNanos(deadlineNanos() + periodNanos());
        return STATE.compareAndSet(this, FIRING, SET);
    }

    private void actSafely() {
        try {
            act();
        } catch (Throwable failure) { // code of the user may hide behind a name
            LOG.log(Level.ERROR, "a timer failed with " + failure.getClass().getName());
        }
    }

    private int state() {
        return (int) STATE.getVolatile(this);
    }
}
