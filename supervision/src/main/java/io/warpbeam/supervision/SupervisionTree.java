package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A supervisor or a child, with what is below it, as each supervisor saw it when it was asked. Data for tools; the tree
 * as a whole may never have been like that at one moment.
 *
 * @param id by which it is known to its supervisor; for the root its name, or its pid as a text
 * @param name under which its process is registered at its node
 * @param kind whether it is a supervisor
 * @param status what became of it so far
 * @param restarts how often it was started again after it ended by itself; for the root that is unknown, and zero
 * @param lastReason why its latest process that ended did so
 * @param children of a supervisor, in start order
 * @param answered whether a supervisor that runs told its children in time; true for everybody else
 */
public record SupervisionTree(
        String id,
        Optional<String> name,
        ChildSpec.Kind kind,
        ChildStatus status,
        long restarts,
        Optional<ExitReason> lastReason,
        List<SupervisionTree> children,
        boolean answered) {

    /** Checks the components, and keeps a copy of the list. */
    public SupervisionTree {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(lastReason, "lastReason");
        children = List.copyOf(children);
    }

    /**
     * Its process, if it runs.
     *
     * @return the process; empty for a child that does not run
     */
    public Optional<Pid> pid() {
        return status.process();
    }

    /**
     * How many processes run in it, itself included.
     *
     * @return the number
     */
    public int running() {
        return (pid().isPresent() ? 1 : 0)
                + children.stream().mapToInt(SupervisionTree::running).sum();
    }
}
