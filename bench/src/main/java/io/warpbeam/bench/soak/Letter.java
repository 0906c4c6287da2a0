package io.warpbeam.bench.soak;

/**
 * A message of which every one must be accounted for.
 *
 * @param sender process
 * @param number among everything that this process numbers; later ones have higher numbers
 * @param route on which it travels
 */
record Letter(int sender, int number, Route route) {

    /** How a letter finds its receiver. */
    sealed interface Route {

        /** {@return whether it keeps its place among the other signals of its sender to the same receiver} */
        default boolean ordered() {
            return true;
        }
    }

    record ToPid() implements Route {}

    record ToName() implements Route {}

    /**
     * Through an alias.
     *
     * @param owner of the alias
     * @param alias number
     * @param once whether the alias lets one message through, and no more
     * @param fleeting whether something else than its owner may end it
     * @param ahead whether it may overtake others
     */
    record ToAlias(int owner, int alias, boolean once, boolean fleeting, boolean ahead) implements Route {
        @Override
        public boolean ordered() {
            return !ahead;
        }
    }
}
