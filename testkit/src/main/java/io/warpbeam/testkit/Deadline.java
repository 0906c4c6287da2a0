package io.warpbeam.testkit;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Substrate;
import java.time.Duration;

/**
 * The end of a wait, on the clock of a node. Immutable.
 *
 * @param substrate has the clock
 * @param timeout how long the wait is in all
 * @param endNanos when it is over
 */
record Deadline(Substrate substrate, Duration timeout, long endNanos) {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    static Deadline after(Node node, Duration timeout) {
        Duration bounded = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
        Substrate substrate = node.substrate();
        return new Deadline(substrate, timeout, substrate.nanoTime() + Math.max(0, bounded.toNanos()));
    }

    /** What is left of the wait; zero when it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - substrate.nanoTime()));
    }
}
