package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.Objects;
import java.util.Optional;

/**
 * What a supervisor knows of one child at one moment.
 *
 * @param id from its specification
 * @param kind from its specification
 * @param restart from its specification
 * @param status what became of it so far
 * @param restarts how often it was started again after it ended by itself
 * @param lastReason why its latest process that ended did so, or why it did not start when none has; empty as long as
 *     neither happened
 */
public record ChildInfo(
        String id,
        ChildSpec.Kind kind,
        Restart restart,
        ChildStatus status,
        long restarts,
        Optional<ExitReason> lastReason) {

    /** Checks the components. */
    public ChildInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(lastReason, "lastReason");
    }

    /**
     * Its process, if it runs.
     *
     * @return the process; empty for a child that does not run
     */
    public Optional<Pid> pid() {
        return status.process();
    }
}
