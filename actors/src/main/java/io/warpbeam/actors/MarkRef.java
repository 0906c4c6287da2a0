package io.warpbeam.actors;

/** The number of the newest message that was there. */
record MarkRef(LocalProcess owner, long number) implements Mark {}
