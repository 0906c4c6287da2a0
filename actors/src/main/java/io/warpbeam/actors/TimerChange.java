package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/** Something for the timer thread to do, itself a link of the chain on which it waits. */
abstract sealed class TimerChange permits WheelTimer, ProcessTimers {

    // written by whoever puts it on the chain, before; then by the timer thread
    @Nullable
    TimerChange chained;
}
