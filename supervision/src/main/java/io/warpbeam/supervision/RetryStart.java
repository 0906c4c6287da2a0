package io.warpbeam.supervision;

import io.warpbeam.actors.Pid;

/**
 * The message in which a supervisor reminds itself of a child whose restart failed. It is stale unless that child still
 * waits for the replacement of the process {@code before}.
 */
record RetryStart(String id, Pid before) {

    boolean isMeantFor(Child child) {
        return child.status() instanceof ChildStatus.Restarting(Pid replaced) && replaced.equals(before);
    }
}
