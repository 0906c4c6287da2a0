package io.warpbeam.models.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models see each bug that is planted, within the seeds that it states. */
class MutantsTest {

    static List<Mutant> all() {
        return Mutants.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void isSeen(Mutant mutant, @TempDir Path folder, TestReporter reporter) throws Exception {
        String seen = new Laboratory(folder).hunt(mutant);

        assertThat(seen)
                .as("what %s sees within %d seeds", mutant.model(), mutant.seeds())
                .isNotEmpty();
        reporter.publishEntry(mutant.name(), seen);
    }
}
