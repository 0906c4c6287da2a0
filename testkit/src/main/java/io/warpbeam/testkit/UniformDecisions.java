package io.warpbeam.testkit;

/** All that can run is equally likely. */
final class UniformDecisions extends SeededDecisions {

    private static final int PREEMPT_ONE_IN = 4;

    UniformDecisions(long seed) {
        super(seed);
    }

    @Override
    int choose(ReadyList ready) {
        return random.nextInt(ready.size());
    }

    @Override
    boolean preempt() {
        return random.nextInt(PREEMPT_ONE_IN) == 0;
    }
}
