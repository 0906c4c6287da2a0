package io.warpbeam.actors;

/** A timer for whichever process holds a name when it fires. */
final class NameTimer extends WheelTimer {

    private final Timers timers;
    private final Name target;

    /** A message, or an exit signal. */
    private final Object payload;

    private final long periodNanos;

    NameTimer(Timers timers, Name target, Object payload, long periodNanos) {
        this.timers = timers;
        this.target = target;
        this.payload = payload;
        this.periodNanos = periodNanos;
    }

    @Override
    Timers timers() {
        return timers;
    }

    @Override
    void act() {
        target.whereis().map(LocalProcess.class::cast).ifPresent(to -> ProcessTimer.strike(to, Gate.late(to, payload)));
    }

    @Override
    long periodNanos() {
        return periodNanos;
    }
}
