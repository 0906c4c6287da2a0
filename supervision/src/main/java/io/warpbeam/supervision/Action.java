package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.time.Duration;

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
     * Starts the process of a child that does not run, in the restart of {@code cause}, which may be the child itself.
     * If that fails, what was still to be done is dropped.
     */
    record Start(Child child, Child cause) implements Action {}

    /** Ends the process of the child and waits for that. */
    record Stop(Child child) implements Action {}

    /** Comes back to a child whose restart failed when what is in the mailbox by now has been served. */
    record Retry(Child child) implements Action {}

    /** Restarts the child when the time is over. */
    record Wait(Child child, Duration delay) implements Action {}

    /** Ends the supervisor. */
    record End(ExitReason reason) implements Action {}
}
