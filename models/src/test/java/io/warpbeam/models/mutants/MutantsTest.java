package io.warpbeam.models.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.models.Model;
import io.warpbeam.models.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void thePageListsEachMutantAndEachModel() throws IOException {
        List<String> page = Files.readAllLines(Laboratory.SOURCES.resolve("docs/models.md"));

        assertThat(page).containsAll(all().stream().map(MutantsTest::row).toList());
        assertThat(Models.all())
                .allSatisfy(model -> assertThat(page).anyMatch(line -> line.startsWith("| " + model.name() + " | ")));
    }

    private static String row(Mutant mutant) {
        String file = Path.of(mutant.source()).getFileName().toString().replace(".java", "");
        return "| %s | `%s` | %s | %d |".formatted(mutant.name(), file, mutant.model(), mutant.seeds());
    }

    @Test
    void eachModelSeesAMutant() {
        assertThat(all())
                .extracting(Mutant::model)
                .containsAll(Models.all().stream().map(Model::name).toList());
    }
}
