package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;

/**
 * What a crash report is going to say of a failed process; see {@link EventHandler#describe}. Immutable as far as the
 * objects in it are; any thread may use it.
 *
 * @param reason of the end
 * @param lastMessage that the process was handling
 * @param state as {@link EventHandler#state} tells it
 */
public record CrashView(ExitReason reason, Optional<Object> lastMessage, Optional<Object> state) {

    /** Checks the components. */
    public CrashView {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(lastMessage, "lastMessage");
        Objects.requireNonNull(state, "state");
    }
}
