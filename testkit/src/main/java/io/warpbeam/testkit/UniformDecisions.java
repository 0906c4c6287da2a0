package io.warpbeam.testkit;

import java.util.SplittableRandom;

/** All that can run is equally likely. */
final class UniformDecisions extends Decisions {

    private static final int PREEMPT_ONE_IN = 4;

    private final SplittableRandom random;

    UniformDecisions(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    int choose(ReadyList ready) {
        return random.nextInt(ready.size());
    }

    @Override
    boolean preempt() {
        return random.nextInt(PREEMPT_ONE_IN) == 0;
    }

    @Override
    int late(int oneIn) {
        return random.nextInt(oneIn) == 0 ? random.nextInt(LATEST) + 1 : 0;
    }

    @Override
    boolean delay(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
