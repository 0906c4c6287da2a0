package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;

/**
 * The message that tells the owner of a monitor that the monitored process has ended. By the time it arrives, the names
 * of that process are free again. Immutable; any thread may use it.
 *
 * @param monitor which monitor
 * @param pid the process that ended; for a name that nobody held, a pid that no process ever had
 * @param reason why; {@link ExitReason#NO_PROCESS} when it had ended before the monitor was set
 */
public record Down(Monitor monitor, Pid pid, ExitReason reason) {
    /** Checks the components. */
    public Down {
        Objects.requireNonNull(monitor, "monitor");
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(reason, "reason");
    }

    /** {@return the name that was monitored, whoever holds it now; empty when a pid was} */
    public Optional<Name> name() {
        return monitor.name();
    }
}
