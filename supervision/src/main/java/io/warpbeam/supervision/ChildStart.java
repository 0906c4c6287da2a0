package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.util.Objects;
import java.util.Optional;

/**
 * Starts the process of a child, now and whenever the child is restarted. {@link ChildSpec} has ready ones for servers,
 * processes and supervisors.
 */
@FunctionalInterface
public interface ChildStart {

    /**
     * Starts a process that is linked to the supervisor. Called by the process of the supervisor, which does nothing
     * else until this returns: it may block, and should come back when the child is able to work. It must not call its
     * own supervisor.
     *
     * @param supervisor the process that calls this, to be linked to with {@link Self#spawnLink} and the like
     * @return what the start came to; never null
     * @throws Exception the start has failed with {@link ExitReason.Crashed}; so with any other throwable
     */
    Outcome start(Self supervisor) throws Exception;

    /** What one start came to. */
    sealed interface Outcome {

        /**
         * The child runs.
         *
         * @param pid its process, linked to the supervisor
         * @param info anything of use to whoever asked for the start
         */
        record Started(Pid pid, Optional<Object> info) implements Outcome {
            /** Checks the components. */
            public Started {
                Objects.requireNonNull(pid, "pid");
                Objects.requireNonNull(info, "info");
            }
        }

        /** The child does not want to run; that is no failure. */
        record Ignored() implements Outcome {}

        /**
         * The start failed and left nothing behind.
         *
         * @param reason why
         */
        record Failed(ExitReason reason) implements Outcome {
            /** Checks the reason. */
            public Failed {
                Objects.requireNonNull(reason, "reason");
            }
        }

        /**
         * Such a process exists already, outside of the supervisor: it holds the name, for instance. A failure as far
         * as the supervisor is concerned.
         *
         * @param holder that process
         */
        record AlreadyStarted(Pid holder) implements Outcome {
            /** Checks the holder. */
            public AlreadyStarted {
                Objects.requireNonNull(holder, "holder");
            }
        }
    }

    /**
     * The child runs as the process {@code pid}.
     *
     * @param pid its process, linked to the supervisor
     * @return the outcome
     */
    static Outcome started(Pid pid) {
        return new Outcome.Started(pid, Optional.empty());
    }

    /**
     * The child runs as the process {@code pid}, and {@code info} goes to whoever asked for the start.
     *
     * @param pid its process, linked to the supervisor
     * @param info anything of use to whoever asked for the start
     * @return the outcome
     */
    static Outcome started(Pid pid, Object info) {
        return new Outcome.Started(pid, Optional.of(info));
    }

    /**
     * The child does not want to run.
     *
     * @return the outcome
     */
    static Outcome ignored() {
        return new Outcome.Ignored();
    }

    /**
     * The start failed.
     *
     * @param reason why
     * @return the outcome
     */
    static Outcome failed(ExitReason reason) {
        return new Outcome.Failed(reason);
    }

    /**
     * Such a process exists already.
     *
     * @param holder that process
     * @return the outcome
     */
    static Outcome alreadyStarted(Pid holder) {
        return new Outcome.AlreadyStarted(holder);
    }
}
