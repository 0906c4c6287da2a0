package io.warpbeam.testkit;

import java.util.Arrays;

/** Where the decisions of a run come from, and what they were. Used by one thread. */
abstract sealed class Decisions permits SeededDecisions, GivenDecisions {

    static final int LATEST = 15;

    private int[] taken = new int[256];
    private int count;

    /** Which of those that can run runs next: an index, 0 for the one that has waited longest. */
    final int next(ReadyList ready) {
        return record(ready.size() == 1 ? 0 : choose(ready));
    }

    /** Whether a thread that has just let another one run waits until it is chosen again. */
    final boolean preempts() {
        return record(preempt() ? 1 : 0) == 1;
    }

    /** How late everything is, from 1, a little, to {@link #LATEST}; 0 for not at all, in all but one of so many. */
    final int lateness(int oneIn) {
        return record(late(oneIn));
    }

    /** Whether a message is held back. */
    final boolean delays(int oneIn) {
        return record(delay(oneIn) ? 1 : 0) == 1;
    }

    abstract int choose(ReadyList ready);

    abstract boolean preempt();

    abstract int late(int oneIn);

    abstract boolean delay(int oneIn);

    /** Somebody lets others run; it is tried again when it is chosen again. */
    void yielded(int actor) {}

    private int record(int decision) {
        if (count == taken.length) {
            taken = Arrays.copyOf(taken, count * 2);
        }
        taken[count++] = decision;
        return decision;
    }

    /** How many decisions were taken before the next one. */
    final int place() {
        return count;
    }

    /** All decisions so far. */
    final Schedule taken() {
        return new Schedule(Arrays.copyOf(taken, count));
    }
}
