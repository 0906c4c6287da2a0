package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** One timer. */
final class WheelTimer implements Timer {

    private static final int PENDING = 0;
    private static final int FIRED = 1;
    private static final int CANCELLED = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(WheelTimer.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Timers timers;
    private final Runnable action;
    final long deadlineNanos;

    // written by whoever wins
    @SuppressWarnings("UnusedVariable") // through STATE
    private int state;

    // written by the timer thread; read by a canceller, roughly
    private volatile boolean onWheel;
    long wheelId;

    WheelTimer(Timers timers, long deadlineNanos, Runnable action) {
        this.timers = timers;
        this.deadlineNanos = deadlineNanos;
        this.action = action;
    }

    @Override
    public boolean cancel() {
        if (!STATE.compareAndSet(this, PENDING, CANCELLED)) {
            return false;
        }
        if (onWheel) {
            timers.takeOff(this);
        }
        return true;
    }

    boolean isPending() {
        return (int) STATE.getAcquire(this) == PENDING;
    }

    boolean isOnWheel() {
        return onWheel;
    }

    void setOnWheel(boolean on) {
        onWheel = on;
    }

    /** Runs the action unless cancelled. By the timer thread, or by the one that sets a timer without delay. */
    void fire() {
        if (STATE.compareAndSet(this, PENDING, FIRED)) {
            action.run();
        }
    }
}
