package io.warpbeam.bench.soak;

import java.util.SplittableRandom;

/** Chooses at random, from a seed. Used by one thread. */
final class Dice {

    private final SplittableRandom random;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    /** {@return true once in so many times} */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** {@return a number from zero up to the bound, without it} */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@return a number from the first up to the second, without it} */
    int between(int least, int bound) {
        return random.nextInt(least, bound);
    }

    /** {@return one of some values} */
    <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** {@return further dice, which roll independently of these} */
    Dice split() {
        return new Dice(random.split());
    }
}
