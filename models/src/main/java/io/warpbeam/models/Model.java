package io.warpbeam.models;

import io.warpbeam.testkit.Program;
import io.warpbeam.testkit.SimulationOptions;

/**
 * A program that plays with a part of the kit at random, and checks what comes of it against rules of its own. What it
 * does follows from the seed of the simulation. It keeps nothing from one run to the next.
 */
public interface Model extends Program {

    /** {@return the name, for the command and for reports} */
    String name();

    /** {@return the settings of its simulations} */
    default SimulationOptions options() {
        return SimulationOptions.DEFAULT.maxSteps(20_000);
    }
}
