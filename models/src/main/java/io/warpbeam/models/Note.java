package io.warpbeam.models;

import io.warpbeam.actors.SystemEvent;
import io.warpbeam.testkit.World;
import java.util.List;

/**
 * A line in the trace of a run that failed.
 *
 * @param what happened, and what it is about; printed when the run is told
 */
record Note(List<Object> what) implements SystemEvent {

    static void down(World world, Object... what) {
        world.node().publish(new Note(List.of(what)));
    }

    @Override
    public String toString() {
        return what.toString();
    }
}
