package io.warpbeam.bench.soak;

/**
 * Something that must not be.
 *
 * @param rule that was broken
 * @param what happened
 */
record Violation(Rule rule, String what) {

    /** What the soak checks. */
    enum Rule {
        /** Exactly one {@code DOWN} for each monitor that is not ended by its owner. */
        ONE_DOWN,
        /** At most one {@code EXIT} for each link, and each exit signal received once. */
        ONE_EXIT,
        /** Signals from one process to another are received in the order sent. */
        ORDER,
        /** Every message is handled, dead-lettered or refused: exactly one of these. */
        ONE_FATE,
        /** A timer fires once, unless it was cancelled in time or its process has ended. */
        TIMER,
        /** A call ends with its own reply or with the end of the callee. */
        CALL,
        /** A process ends once, and for a reason that somebody gave. */
        END,
        /** No name, key, group, timer, link, monitor, process or thread is left behind. */
        NOTHING_LEFT
    }

    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
