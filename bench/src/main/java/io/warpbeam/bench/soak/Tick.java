package io.warpbeam.bench.soak;

/**
 * The message of a timer.
 *
 * @param owner process that set it
 * @param timer number among those of its owner
 */
record Tick(int owner, int timer) {}
