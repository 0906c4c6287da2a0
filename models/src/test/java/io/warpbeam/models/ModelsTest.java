package io.warpbeam.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.testkit.Exploration;
import io.warpbeam.testkit.Simulation;
import io.warpbeam.testkit.SimulationRun;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models hold over many seeds; {@code models/explore} runs them over more. */
class ModelsTest {

    private static final int SEEDS = 1_000;
    private static final int SAMPLE = 50;
    private static final int LATE_SEEDS = 300;
    private static final int LATE_ONE_IN = 10;

    static List<Model> all() {
        return Models.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void holdsForEachSeed(Model model, TestReporter reporter) {
        Exploration exploration = Simulation.explore(model.options(), 0, SEEDS, model);

        assertThat(exploration.seeds()).isEqualTo(SEEDS);
        reporter.publishEntry(model.name(), exploration.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void holdsWhenMessagesAreLate(Model model) {
        Exploration exploration = Simulation.explore(model.options().delays(LATE_ONE_IN), SEEDS, LATE_SEEDS, model);

        assertThat(exploration.seeds()).isEqualTo(LATE_SEEDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void equalSeedsDoTheSame(Model model) {
        for (int seed = 0; seed < SAMPLE; seed++) {
            SimulationRun once = Simulation.run(model.options(), seed, model);

            assertThat(Simulation.run(model.options(), seed, model)).isEqualTo(once);
        }
    }
}
