package io.warpbeam.testkit;

import org.jspecify.annotations.Nullable;

/** A thread that takes steps; see {@link Threads}. Touched by one thread at a time, except where noted. */
abstract class Fiber {

    private final Task.GoOn goOn = new Task.GoOn(this);
    private int number = -1;
    private int actor;
    private @Nullable Object actingFor;

    // looked at by threads that are not simulated
    private volatile @Nullable Thread thread;

    /** Runs until it waits, lets others run or ends. By the driver. */
    abstract void resume();

    /** Gives it a number when it has none yet; true then. */
    final boolean enter(int newNumber) {
        if (number >= 0) {
            return false;
        }
        number = newNumber;
        actor = newNumber;
        return true;
    }

    final int number() {
        return number;
    }

    /** The number of what it runs: itself, or the process whose step it takes. */
    final int actor() {
        return actor;
    }

    final Task goOn() {
        return goOn;
    }

    /** On its own thread, at first. */
    final void begin() {
        thread = Thread.currentThread();
    }

    final void actFor(int newActor, Object who) {
        actor = newActor;
        actingFor = who;
    }

    final void actForItself() {
        actor = number;
        actingFor = null;
    }

    final boolean isOn(Thread other) {
        return thread == other;
    }

    /** Null before its first step. */
    final @Nullable Thread thread() {
        return thread;
    }

    /** Itself, or the process whose step it takes. */
    final Object who() {
        Object who = actingFor;
        return who == null ? this : who;
    }

    @Override
    public final String toString() {
        Thread known = thread;
        return known == null ? "thread " + number : known.getName();
    }
}
