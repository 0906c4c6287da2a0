package io.warpbeam.bench.soak;

/**
 * The reason of an exit signal, which no other has.
 *
 * @param sender process
 * @param number among everything that this process numbers
 * @param to process
 * @param ordered whether it keeps its place among the other signals from the same sender; those of timers do not
 */
record Why(int sender, int number, int to, boolean ordered) {}
