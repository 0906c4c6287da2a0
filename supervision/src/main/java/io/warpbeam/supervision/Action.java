package io.warpbeam.supervision;

/**
 * One thing to do that {@link Decisions} asks for. A supervisor carries actions out one after the other, in their
 * order.
 */
sealed interface Action {

    /** Tells the listeners of the node. */
    record Publish(SupervisorEvent event) implements Action {}

    /** Keeps the restarts counted so far. */
    record Count(RestartWindow window) implements Action {}

    /** Has {@code child} where {@code before} was. */
    record Keep(Child before, Child child) implements Action {}

    /** Knows the child no more. */
    record Forget(Child child) implements Action {}

    /** Restarts the child, with whatever the strategy restarts along with it. */
    record Restart(Child child) implements Action {}

    /**
     * Starts the process of a child that is marked as restarting. If that fails, what was still to be done is dropped.
     */
    record Start(Child child) implements Action {}

    /** Ends the process of the child and waits for that. */
    record Stop(Child child) implements Action {}

    /** Comes back to a child whose restart failed when what is in the mailbox by now has been served. */
    record Retry(Child child) implements Action {}

    /** Ends the supervisor with {@link io.warpbeam.actors.ExitReason#SHUTDOWN}. */
    record GiveUp() implements Action {}
}
