package io.warpbeam.bench.soak;

import io.warpbeam.actors.Call;

/**
 * A call. The answer is its number.
 *
 * @param caller process
 * @param number among everything that this process numbers
 * @param manner what the callee is to do
 */
record Question(int caller, int number, Step.Manner manner) implements Call<Integer> {}
