package io.warpbeam.actors;

/**
 * How bad an exit reason is. Apart from {@link ExitReason}, whose constants are instances of its own subtypes: an
 * interface with code is initialised together with its subtypes, and two threads could then wait for each other.
 */
sealed interface ExitSeverity permits ExitReason {

    /**
     * Abnormal for the runtime: anything but {@link ExitReason#NORMAL}. This is what links look at.
     *
     * @return whether it ends linked processes that do not trap exits
     */
    default boolean isAbnormal() {
        return !(this instanceof ExitReason.Normal);
    }

    /**
     * Abnormal for a supervisor: anything but {@link ExitReason#NORMAL}, {@link ExitReason#SHUTDOWN} and a shutdown
     * with a detail. This is what transient children and crash reports look at.
     *
     * @return whether a transient child is restarted
     */
    default boolean isFailure() {
        return switch ((ExitReason) this) {
            case ExitReason.Normal _, ExitReason.Shutdown _, ExitReason.ShutdownWith _ -> false;
            case ExitReason.Kill _,
                    ExitReason.Killed _,
                    ExitReason.NoProcess _,
                    ExitReason.Crashed _,
                    ExitReason.Custom _ -> true;
        };
    }
}
