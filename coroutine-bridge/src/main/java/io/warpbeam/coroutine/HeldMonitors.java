package io.warpbeam.coroutine;

import java.util.List;

/**
 * Keeps the monitors of a driver with its thread while code that it runs on a {@link SwitchedStack} comes and goes.
 *
 * <p>HotSpot lists the monitors that a thread holds without contention in a small array of the thread, and moves the
 * whole array away with the frames that leave, also the entries of frames that stay: the driver would lose its
 * monitors, and get them back when it has released them. A monitor that does not fit into the array is inflated, and an
 * inflated one belongs to the thread. So eight monitors, as many as the array has entries, are entered and left before
 * a step. That empties it; to the program it means nothing. Whether it does so in this JVM is tried once, by
 * {@link ContinuationHook}.
 *
 * <p>The eight belong to one engine, for if threads contended for them they were inflated themselves. This is the one
 * class of the kit that enters monitors.
 */
final class HeldMonitors {

    private final Object first = new Object();
    private final Object second = new Object();
    private final Object third = new Object();
    private final Object fourth = new Object();
    private final Object fifth = new Object();
    private final Object sixth = new Object();
    private final Object seventh = new Object();
    private final Object eighth = new Object();

    @SuppressWarnings("UnusedVariable") // something for the blocks to protect
    private int moves;

    /** Until the caller returns, what it calls and comes back from cannot undo it: blocks are nested. */
    void moveOffTheStack() {
        synchronized (first) {
            synchronized (second) {
                synchronized (third) {
                    synchronized (fourth) {
                        moveOnFromFour();
                    }
                }
            }
        }
    }

    private void moveOnFromFour() {
        synchronized (fifth) {
            synchronized (sixth) {
                synchronized (seventh) {
                    synchronized (eighth) {
                        moves++;
                    }
                }
            }
        }
    }

    /**
     * Runs a step while the calling thread holds the monitors of all {@code objects}; whether it still has them then.
     */
    static boolean surviveStep(List<Object> objects, Runnable step) {
        if (objects.isEmpty()) {
            step.run();
            return true;
        }
        Object object = objects.getFirst();
        boolean survived;
        synchronized (object) {
            survived = surviveStep(objects.subList(1, objects.size()), step) && Thread.holdsLock(object);
        }
        return survived && !Thread.holdsLock(object);
    }
}
