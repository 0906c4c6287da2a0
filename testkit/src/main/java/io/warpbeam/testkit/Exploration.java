package io.warpbeam.testkit;

import java.util.Map;

/**
 * What an exploration saw; no seed failed.
 *
 * @param seeds how many were run
 * @param steps of all runs
 * @param reached in how many runs each state of {@link World#sometimes} was seen
 */
public record Exploration(int seeds, long steps, Map<String, Integer> reached) {

    /** Copies the map. */
    public Exploration {
        reached = Map.copyOf(reached);
    }
}
