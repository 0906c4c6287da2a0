package io.warpbeam.actors;

/** A timer that runs something of the kit. */
final class ActionTimer extends WheelTimer {

    private final Timers timers;
    private final Runnable action;

    ActionTimer(Timers timers, Runnable action) {
        this.timers = timers;
        this.action = action;
    }

    @Override
    Timers timers() {
        return timers;
    }

    @Override
    void act() {
        action.run();
    }
}
