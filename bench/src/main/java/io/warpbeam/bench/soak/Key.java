package io.warpbeam.bench.soak;

/**
 * Something that processes hold and that others can find them by.
 *
 * @param kind of table
 * @param number among those of its kind
 */
record Key(Kind kind, int number) {

    /** Where it is held. */
    enum Kind {
        NODE_NAME,
        UNIQUE,
        DUPLICATE,
        GROUP
    }
}
