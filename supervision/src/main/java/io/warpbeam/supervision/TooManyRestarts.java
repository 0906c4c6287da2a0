package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.util.Objects;

/**
 * The exit reason of a supervisor that gave up and is to be seen as failed; see {@link Supervisor#failing}.
 *
 * @param id the child whose restart would have been one too many
 * @param reason why that child ended
 */
public record TooManyRestarts(String id, ExitReason reason) {

    /** Checks the components. */
    public TooManyRestarts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
