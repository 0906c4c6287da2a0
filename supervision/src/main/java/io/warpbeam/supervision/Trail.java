package io.warpbeam.supervision;

import io.warpbeam.actors.Pid;
import java.util.Optional;

/**
 * What is remembered of the restarts of a child.
 *
 * @param attempt the number of the latest attempt, which tells messages about it from older ones
 * @param streak how many attempts there were since the child last ran for a while
 * @param sinceNanos when it was restarted last
 * @param owed the process that ended by itself and has not been replaced yet
 * @param window the latest restarts of this child, when it has a limit of its own
 */
record Trail(long attempt, int streak, long sinceNanos, Optional<Pid> owed, Optional<RestartWindow> window) {

    static final Trail NONE = new Trail(0, 0, 0, Optional.empty(), Optional.empty());

    Trail owes(Pid pid) {
        return new Trail(attempt, streak, sinceNanos, Optional.of(pid), window);
    }

    Trail owesNothing() {
        return owed.isEmpty() ? this : new Trail(attempt, streak, sinceNanos, Optional.empty(), window);
    }

    Trail startsAnew() {
        return new Trail(attempt, 0, sinceNanos, owed, window);
    }

    Trail restartedAt(long nowNanos) {
        return new Trail(attempt, streak, nowNanos, Optional.empty(), window);
    }

    /** With one more attempt at this moment; empty when that is more than {@code limit} allows. */
    Optional<Trail> attempted(Optional<RestartIntensity> limit, long nowNanos) {
        if (limit.isEmpty()) {
            return Optional.of(new Trail(attempt + 1, streak + 1, sinceNanos, owed, Optional.empty()));
        }
        return window.orElseGet(() -> RestartWindow.opened(limit.get(), nowNanos))
                .admit(nowNanos)
                .map(admitted -> new Trail(attempt + 1, streak + 1, sinceNanos, owed, Optional.of(admitted)));
    }
}
