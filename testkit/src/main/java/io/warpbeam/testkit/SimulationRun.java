package io.warpbeam.testkit;

import java.time.Duration;
import java.util.Set;

/**
 * What a run of a simulation did.
 *
 * @param seed from which it was run
 * @param steps how many steps
 * @param time how far virtual time went
 * @param traceHash equal for runs that did the same
 * @param reached the states that {@link World#sometimes} saw
 */
public record SimulationRun(long seed, long steps, Duration time, long traceHash, Set<String> reached) {

    /** Copies the set. */
    public SimulationRun {
        reached = Set.copyOf(reached);
    }
}
