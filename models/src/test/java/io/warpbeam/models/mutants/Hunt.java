package io.warpbeam.models.mutants;

import io.warpbeam.models.Model;
import io.warpbeam.models.Models;
import io.warpbeam.testkit.Simulation;
import io.warpbeam.testkit.SimulationFailure;
import java.util.function.BiFunction;

/** Runs a model until it fails. Loaded anew for each mutant, with all that it uses. */
public final class Hunt implements BiFunction<String, Integer, String> {

    /** The first seed that fails and how, or an empty text. */
    @Override
    public String apply(String name, Integer seeds) {
        Model model = Models.named(name);
        for (long seed = 0; seed < seeds; seed++) {
            try {
                Simulation.run(model.options(), seed, model);
            } catch (SimulationFailure failure) {
                return "seed " + seed + ": " + failure.getCause();
            }
        }
        return "";
    }
}
