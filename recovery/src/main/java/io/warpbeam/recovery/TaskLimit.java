package io.warpbeam.recovery;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Self;
import java.time.Duration;

/**
 * The reason with which a task that takes too long is ended: it is no failure of its code.
 *
 * @param timeout that was allowed
 */
record TaskLimit(Duration timeout) {

    /** Ends the process when the time is over, unless it has ended by then. */
    void set(Self self) {
        self.node().exitAfter(timeout, self.pid(), ExitReason.of(this));
    }
}
