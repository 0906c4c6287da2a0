package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.util.Optional;

/**
 * How a supervisor treats its children as a whole.
 *
 * @param strategy which of them are restarted with one
 * @param intensity how many restarts are allowed
 * @param autoShutdown whether it ends with its significant children
 * @param backoff how long it waits before a restart; empty for not at all
 * @param failing whether it ends with a failure when it gives up
 * @param keepsStopped whether a child that does not run stays known; children of a dynamic supervisor do not
 */
record Policy(
        Strategy strategy,
        RestartIntensity intensity,
        AutoShutdown autoShutdown,
        Optional<Backoff> backoff,
        boolean failing,
        boolean keepsStopped) {

    static Policy fixed(Strategy strategy) {
        return new Policy(strategy, RestartIntensity.DEFAULT, AutoShutdown.NEVER, Optional.empty(), false, true);
    }

    static Policy dynamic() {
        return new Policy(
                new Strategy.OneForOne(), RestartIntensity.DEFAULT, AutoShutdown.NEVER, Optional.empty(), false, false);
    }

    Policy with(RestartIntensity newIntensity) {
        return new Policy(strategy, newIntensity, autoShutdown, backoff, failing, keepsStopped);
    }

    Policy with(AutoShutdown newAutoShutdown) {
        return new Policy(strategy, intensity, newAutoShutdown, backoff, failing, keepsStopped);
    }

    Policy with(Backoff newBackoff) {
        return new Policy(strategy, intensity, autoShutdown, Optional.of(newBackoff), failing, keepsStopped);
    }

    Policy asFailing() {
        return new Policy(strategy, intensity, autoShutdown, backoff, true, keepsStopped);
    }

    /** With which reason the supervisor ends when a restart of the child would be one too many. */
    ExitReason givingUp(String id, ExitReason reason) {
        return failing ? ExitReason.of(new TooManyRestarts(id, reason)) : ExitReason.SHUTDOWN;
    }

    /** Why a child must not be one of this supervisor; empty when it may. */
    Optional<String> refusal(ChildSpec spec) {
        if (!spec.significant()) {
            return Optional.empty();
        }
        if (spec.restart() == Restart.PERMANENT) {
            return Optional.of("a significant child must not be permanent, but " + spec.id() + " is");
        }
        return autoShutdown == AutoShutdown.NEVER
                ? Optional.of("a supervisor that never shuts down by itself must have no significant child, but "
                        + spec.id() + " is one")
                : Optional.empty();
    }
}
