package io.warpbeam.testkit;

/** How a simulation decides what runs next. */
public sealed interface Strategy {

    /** Whatever can run is equally likely to run next. */
    record Uniform() implements Strategy {}

    /**
     * Whatever can run has a priority drawn from the seed, and the highest runs, until at some random steps the running
     * one becomes the lowest. Finds an order that depends on few such changes sooner than {@link Uniform} does in long
     * runs. Source: Burckhardt, Kothari, Musuvathi and Nagarakatte, "A randomized scheduler with probabilistic
     * guarantees of finding bugs" (PCT), 2010.
     *
     * @param changes how many changes; the depth of the bugs to be found, less one
     * @param length within how many steps they lie
     */
    record Priorities(int changes, int length) implements Strategy {
        /** Checks the components. */
        public Priorities {
            if (changes < 0) {
                throw new IllegalArgumentException("changes must not be negative, but is " + changes);
            }
            if (length < 1) {
                throw new IllegalArgumentException("length must be at least 1, but is " + length);
            }
        }
    }
}
