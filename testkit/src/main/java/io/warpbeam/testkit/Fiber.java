package io.warpbeam.testkit;

import org.jspecify.annotations.Nullable;

/** A virtual thread whose steps the simulation runs. */
final class Fiber {

    private final int number;
    private final Runnable continuation;
    private final Task.GoOn goOn = new Task.GoOn(this);
    private volatile @Nullable Thread thread; // looked at by threads that are not simulated
    private int actor;
    private @Nullable Object actingFor;

    /** A fiber that is about to take its first step, as the JDK hands it over. */
    Fiber(int number, Runnable continuation) {
        this.number = number;
        this.continuation = continuation;
        this.actor = number;
    }

    int number() {
        return number;
    }

    /** The number of what it runs: itself, or the process whose step it takes. */
    int actor() {
        return actor;
    }

    Runnable continuation() {
        return continuation;
    }

    Task goOn() {
        return goOn;
    }

    /** Runs until it waits, lets others run or ends. */
    void resume() {
        continuation.run();
    }

    /** On its own thread, at first. */
    void begin() {
        thread = Thread.currentThread();
    }

    void actFor(int newActor, Object who) {
        actor = newActor;
        actingFor = who;
    }

    void actForItself() {
        actor = number;
        actingFor = null;
    }

    boolean isOn(Thread other) {
        return thread == other;
    }

    /** Null before its first step. */
    @Nullable
    Thread thread() {
        return thread;
    }

    /** Itself, or the process whose step it takes. */
    Object who() {
        Object who = actingFor;
        return who == null ? this : who;
    }

    @Override
    public String toString() {
        Thread known = thread;
        return known == null ? "thread " + number : known.getName();
    }
}
