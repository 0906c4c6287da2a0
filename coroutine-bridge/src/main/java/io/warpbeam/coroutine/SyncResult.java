package io.warpbeam.coroutine;

import io.warpbeam.actors.ExitReason;
import java.time.Duration;
import java.util.Objects;

/** What waiting for the next outcome of a runner came to. */
public sealed interface SyncResult {

    /**
     * The outcome that was waited for, never that of an earlier leg.
     *
     * @param outcome of the leg
     */
    record Answered(Outcome outcome) implements SyncResult {
        /** Checks the outcome. */
        public Answered {
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * Nothing in time. Nothing was stopped: the outcome will go to the caller of the runner as a message.
     *
     * @param timeout how long was waited
     */
    record TimedOut(Duration timeout) implements SyncResult {
        /** Checks the time-out. */
        public TimedOut {
            Objects.requireNonNull(timeout, "timeout");
        }
    }

    /**
     * The runner has ended, and did not answer.
     *
     * @param reason why it ended; {@link ExitReason#NO_PROCESS} when it had ended before it was asked
     */
    record RunnerDown(ExitReason reason) implements SyncResult {
        /** Checks the reason. */
        public RunnerDown {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The outcome.
     *
     * @return what the runner answered
     * @throws RunnerSilentException when there is none
     */
    default Outcome orThrow() {
        return switch (this) {
            case Answered(var outcome) -> outcome;
            case TimedOut _, RunnerDown _ -> throw new RunnerSilentException(this);
        };
    }
}
