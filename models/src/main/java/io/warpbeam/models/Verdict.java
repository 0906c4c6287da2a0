package io.warpbeam.models;

import io.warpbeam.testkit.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first rule that was broken. Processes break rules where an exception would only end the process, so what they
 * find is kept here, and fails the run after the step in which it was found.
 */
final class Verdict {

    private @Nullable AssertionError broken;

    /** Looks after each step of a simulation from now on. */
    Verdict(World world) {
        world.always("no rule is broken", () -> {
            if (broken != null) {
                throw broken;
            }
            return true;
        });
    }

    /** States a rule at the place where it is known. */
    void check(boolean holds, String rule, Object... about) {
        if (!holds && broken == null) {
            broken = new AssertionError(rule + ": " + List.of(about));
        }
    }
}
