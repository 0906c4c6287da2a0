package io.warpbeam.testkit;

/** Decisions of an earlier run; 0, which changes nothing in the order of things, where there is none. */
final class GivenDecisions extends Decisions {

    private final Schedule given;

    GivenDecisions(Schedule given) {
        this.given = given;
    }

    private int take() {
        return given.at(place());
    }

    @Override
    int choose(ReadyList ready) {
        return take() % ready.size();
    }

    @Override
    boolean preempt() {
        return take() == 1;
    }

    @Override
    int late(int oneIn) {
        return Math.min(take(), LATEST);
    }

    @Override
    boolean delay(int oneIn) {
        return take() == 1;
    }
}
