package io.warpbeam.actors;

/**
 * Decides when each event-driven process of a node takes its next step, in place of the workers of the node: a
 * simulation does. A {@link Substrate} names it.
 */
public interface Stepper {

    /**
     * Takes a process that has something to do. Called by whoever gave it that, in the middle of an operation, on any
     * thread; must not run the step there. The process is not offered again before this step has run.
     *
     * @param step to be run once, at any time, on a thread made by {@link Substrate#newThread}, which is in use until
     *     the step returns: user code in it may block
     */
    void ready(ProcessStep step);

    /**
     * The calling thread has just done something in the middle of which another one might have come: it has sent or
     * received a message. May let others run first. Called on threads made by {@link Substrate#newThread}.
     */
    void mayBeOvertaken();

    /**
     * Whether a message that is being sent arrives later than it could: those that others send meanwhile may come
     * first, those between the same two processes stay in order. Its arrival is one more step that is offered to
     * {@link #ready}. A stepper that delays messages must let one thread run at a time.
     *
     * @return false unless overridden
     */
    default boolean delays() {
        return false;
    }
}
