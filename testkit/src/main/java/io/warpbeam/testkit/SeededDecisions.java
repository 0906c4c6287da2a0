package io.warpbeam.testkit;

import java.util.SplittableRandom;

/** Decisions drawn from a seed. */
abstract sealed class SeededDecisions extends Decisions permits UniformDecisions, PriorityDecisions {

    final SplittableRandom random;

    SeededDecisions(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    final int late(int oneIn) {
        return random.nextInt(oneIn) == 0 ? random.nextInt(LATEST) + 1 : 0;
    }

    @Override
    final boolean delay(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
