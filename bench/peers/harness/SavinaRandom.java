package harness;

/** The generator of the Savina programs; the same in every peer. Not thread-safe. */
public final class SavinaRandom {

    private int seed;

    /**
     * Starts a sequence.
     *
     * @param seed the same gives the same numbers
     */
    public SavinaRandom(int seed) {
        this.seed = seed;
    }

    /**
     * {@return the next number}
     *
     * @param limit more than the number
     */
    public int next(int limit) {
        seed = (seed * 1309 + 13849) & 65535;
        return seed % limit;
    }
}
