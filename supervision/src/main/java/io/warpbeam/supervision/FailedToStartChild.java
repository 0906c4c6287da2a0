package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.util.Objects;

/**
 * The detail of the shutdown reason with which a supervisor ends that could not start one of its first children.
 *
 * @param id the child
 * @param reason why it did not start
 */
public record FailedToStartChild(String id, ExitReason reason) {

    /** Checks the components. */
    public FailedToStartChild {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
