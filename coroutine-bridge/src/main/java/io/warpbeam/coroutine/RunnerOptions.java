package io.warpbeam.coroutine;

import io.warpbeam.actors.Pid;
import java.util.Objects;
import java.util.Optional;

/**
 * How a runner is started. Immutable; each method returns a changed copy.
 *
 * @param linked whether the runner is linked to its starter: it is cancelled when the starter ends, and its own end by
 *     a kill ends a starter that does not trap exits
 * @param caller the process that gets the messages of the runner; the starter unless set. It is neither linked nor
 *     watched
 */
public record RunnerOptions(boolean linked, Optional<Pid> caller) {

    /** Linked to the starter, which also gets the messages. */
    public static final RunnerOptions DEFAULT = new RunnerOptions(true, Optional.empty());

    /** Checks the caller. */
    public RunnerOptions {
        Objects.requireNonNull(caller, "caller");
    }

    /**
     * Links the runner to its starter, or lets it live on when the starter ends.
     *
     * @param newLinked whether to link
     * @return the changed options
     */
    public RunnerOptions link(boolean newLinked) {
        return new RunnerOptions(newLinked, caller);
    }

    /**
     * Sends the messages of the runner to another process than its starter.
     *
     * @param newCaller that process
     * @return the changed options
     */
    public RunnerOptions caller(Pid newCaller) {
        return new RunnerOptions(linked, Optional.of(newCaller));
    }
}
