package io.warpbeam.supervision;

/**
 * The message in which a supervisor reminds itself of a child that waits for its restart. It is stale unless the child
 * still waits, and has not been attempted since.
 *
 * @param id of the child
 * @param status of the child
 * @param attempt the latest one
 * @param counted whether the attempt to come has been counted already
 */
record RetryStart(String id, ChildStatus status, long attempt, boolean counted) {

    static RetryStart of(Child child, boolean counted) {
        return new RetryStart(child.id(), child.status(), child.trail().attempt(), counted);
    }

    boolean isMeantFor(Child child) {
        return status instanceof ChildStatus.Restarting
                && child.status().equals(status)
                && child.trail().attempt() == attempt;
    }
}
