package io.warpbeam.supervision;

/** What {@code terminateChild} of a supervisor came to. */
public sealed interface TerminateChildResult {

    /** The child does not run any more, and nothing restarts it by itself. */
    record Terminated() implements TerminateChildResult {}

    /** No such child. */
    record NotFound() implements TerminateChildResult {}
}
