package io.warpbeam.coroutine.field;

import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import java.util.Objects;

/**
 * One run of a computation, as a field that is loading refers to it: results of other runs are not its own. Compared by
 * which run it is. Immutable; any thread may use it.
 *
 * @param monitor of the server on the run; left to {@link AsyncField}
 */
public record AsyncRun(Monitor monitor) {

    /** Checks the monitor. */
    public AsyncRun {
        Objects.requireNonNull(monitor, "monitor");
    }

    /** {@return the process that stands for the run, alive or ended: to be watched or killed} */
    public Pid pid() {
        return monitor.target();
    }
}
