package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import java.util.List;

/**
 * What one process will try. The process is known by its number.
 *
 * @param number of the process
 * @param make how it is made
 * @param turns what it does, one after the other, as long as it lives
 * @param farewell exit signal with which the round ends it, if it has not ended by then
 */
record Role(int number, Make make, List<Turn> turns, ExitReason farewell) {

    /**
     * What a process does in the handling of one message.
     *
     * @param delayMillis how long after the turn before it begins
     * @param steps in order
     */
    record Turn(int delayMillis, List<Step> steps) {}
}
