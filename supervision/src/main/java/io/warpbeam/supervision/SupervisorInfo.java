package io.warpbeam.supervision;

import io.warpbeam.actors.Pid;
import java.util.List;
import java.util.Objects;

/**
 * A snapshot of a supervisor. For a child that is itself a supervisor, {@link SupervisorRef#of(Pid)} with its pid leads
 * one level further down.
 *
 * @param pid the supervisor
 * @param children in the order in which they were started first, oldest first
 * @param restarts how many restarts of children succeeded so far, those of children forgotten since included
 */
public record SupervisorInfo(Pid pid, List<ChildInfo> children, long restarts) {

    /** Keeps a copy of the list. */
    public SupervisorInfo {
        Objects.requireNonNull(pid, "pid");
        children = List.copyOf(children);
    }
}
