package io.warpbeam.supervision;

import io.warpbeam.actors.Self;
import io.warpbeam.actors.Substrate;

/**
 * What a decision about a restart depends on beside the children.
 *
 * @param window the latest restarts
 * @param nowNanos on the clock of the node
 * @param chance from 0 to 1
 */
record Moment(RestartWindow window, long nowNanos, double chance) {

    /** The present one. Chance is asked for only where something is left to it. */
    static Moment now(Self self, Policy policy, RestartWindow window) {
        Substrate substrate = self.node().substrate();
        double chance = policy.backoff().isPresent() ? substrate.random().nextDouble() : 0;
        return new Moment(window, substrate.nanoTime(), chance);
    }
}
