package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;

/**
 * What the end of a child by itself calls for.
 *
 * @param fate of the child
 * @param reported whether it is worth an event
 */
record ExitVerdict(Fate fate, boolean reported) {

    /** What becomes of a child. */
    enum Fate {
        /** It is started again. */
        RESTART,
        /** It stays known, stopped. */
        STOP,
        /** It is forgotten. */
        FORGET
    }

    static ExitVerdict of(Restart restart, ExitReason reason) {
        return switch (restart) {
            case PERMANENT -> new ExitVerdict(Fate.RESTART, true);
            case TRANSIENT -> new ExitVerdict(reason.isFailure() ? Fate.RESTART : Fate.STOP, reason.isFailure());
            case TEMPORARY -> new ExitVerdict(Fate.FORGET, reason.isFailure());
        };
    }

    /** Whether a child that was asked to end, or killed by its specification, ended otherwise than that. */
    static boolean isShutdownError(ChildSpec spec, ExitReason reason) {
        boolean brutal = spec.shutdown() instanceof Shutdown.BrutalKill;
        boolean permanent = spec.restart() == Restart.PERMANENT;
        return switch (reason) {
            case ExitReason.Killed _ -> !brutal;
            case ExitReason.Shutdown _ -> brutal && permanent;
            case ExitReason.Normal _, ExitReason.ShutdownWith _ -> permanent;
            case ExitReason.Kill _, ExitReason.NoProcess _, ExitReason.Crashed _, ExitReason.Custom _ -> true;
        };
    }
}
