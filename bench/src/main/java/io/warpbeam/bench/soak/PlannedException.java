package io.warpbeam.bench.soak;

/** A crash on purpose. */
final class PlannedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlannedException() {
        super("a crash on purpose", null, false, false);
    }
}
