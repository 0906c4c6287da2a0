package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.util.Objects;

/**
 * How an application ended that was stopped.
 *
 * @param name of the application
 * @param reason of the supervisor at its top: {@link ExitReason#SHUTDOWN} when it ended in order,
 *     {@link ExitReason#KILLED} when the time was over, after which none of its processes is left that was started by
 *     its supervisors
 */
public record ApplicationEnd(String name, ExitReason reason) {

    /** Checks the components. */
    public ApplicationEnd {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
