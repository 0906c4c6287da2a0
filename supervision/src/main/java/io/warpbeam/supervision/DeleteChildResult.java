package io.warpbeam.supervision;

import io.warpbeam.actors.Pid;

/** What {@link SupervisorRef#deleteChild} came to. */
public sealed interface DeleteChildResult {

    /** The child is forgotten; its id is free. */
    record Deleted() implements DeleteChildResult {}

    /**
     * The child runs and must be terminated first.
     *
     * @param pid its process
     */
    record Running(Pid pid) implements DeleteChildResult {}

    /** The child is being restarted and must be terminated first. */
    record Restarting() implements DeleteChildResult {}

    /** No such child. */
    record NotFound() implements DeleteChildResult {}
}
