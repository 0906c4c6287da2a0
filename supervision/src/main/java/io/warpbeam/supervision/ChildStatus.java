package io.warpbeam.supervision;

import io.warpbeam.actors.Pid;
import java.util.Objects;
import java.util.Optional;

/** What became of a child so far. */
public sealed interface ChildStatus {

    /**
     * It runs, as far as its supervisor has been told.
     *
     * @param pid its process
     */
    record Running(Pid pid) implements ChildStatus {
        /** Checks the pid. */
        public Running {
            Objects.requireNonNull(pid, "pid");
        }
    }

    /**
     * It does not run and nothing is under way: it ended and is not to be restarted, was terminated, or did not want to
     * start.
     */
    record Stopped() implements ChildStatus {}

    /**
     * It does not run and is about to be restarted: an attempt has failed, or the supervisor waits before it makes one.
     *
     * @param before the process that ended; empty for a child whose start failed in the restart of another one
     */
    record Restarting(Optional<Pid> before) implements ChildStatus {
        /** Checks the pid. */
        public Restarting {
            Objects.requireNonNull(before, "before");
        }
    }

    /**
     * The process of a child that runs.
     *
     * @return the process; empty for a child that does not run
     */
    default Optional<Pid> process() {
        return switch (this) {
            case Running(Pid pid) -> Optional.of(pid);
            case Stopped _, Restarting _ -> Optional.empty();
        };
    }
}
