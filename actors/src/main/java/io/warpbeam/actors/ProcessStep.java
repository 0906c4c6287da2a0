package io.warpbeam.actors;

/** The next step of an event-driven process: its start, one message or one system request. See {@link Stepper}. */
public interface ProcessStep extends Runnable {

    /** {@return whose step it is} */
    Pid pid();
}
