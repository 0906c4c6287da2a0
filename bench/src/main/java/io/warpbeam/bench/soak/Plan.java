package io.warpbeam.bench.soak;

import java.util.List;
import java.util.Optional;

/**
 * What is tried in one round. Follows from the seed alone; what comes of it does not, since threads run as they please.
 *
 * @param seed from which it was made
 * @param workers of the node; none for as many as there are processors
 * @param lengthMillis for how long the processes are left to it
 * @param first how many processes are there from the beginning; the others are spawned by them, or never
 * @param roles by number
 */
record Plan(long seed, Optional<Integer> workers, int lengthMillis, int first, List<Role> roles) {

    /** {@return the plan of a seed} */
    static Plan of(long seed) {
        return new Planner(seed).plan();
    }

    /** {@return the role of a process} */
    Role role(int number) {
        return roles.get(number);
    }

    /**
     * {@return whether a process may wait for another, for room in its mailbox or for long for a reply} Waits go from
     * lower numbers to higher ones only, so that no two processes wait for each other.
     */
    static boolean mayWait(int from, int to) {
        return from < to;
    }

    /** {@return whether a process may send to another without holding up those that wait for it} */
    boolean maySend(int from, int to) {
        return !role(to).make().blocksSenders() || from == to || mayWait(from, to);
    }
}
