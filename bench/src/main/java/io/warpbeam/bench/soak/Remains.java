package io.warpbeam.bench.soak;

import java.util.List;
import java.util.Set;

/**
 * What is left at the end of a round, and should not be. Described, for the reader.
 *
 * @param things names, keys, groups, timers, processes, code that still runs, threads
 * @param ties of witnesses to processes that have ended
 * @param links among witnesses, each in both directions if all is well
 * @param troubles what went wrong in the course of the round itself, or was logged
 */
record Remains(List<String> things, List<String> ties, Set<Link> links, List<String> troubles) {

    static final Remains NONE = new Remains(List.of(), List.of(), Set.of(), List.of());

    /** One end of a link. */
    record Link(int owner, int other) {

        /** {@return the end that the other has, if all is well} */
        Link reversed() {
            int mine = owner;
            return new Link(other, mine);
        }
    }
}
