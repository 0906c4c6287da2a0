package io.warpbeam.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents say what is so: what they name exists, and what they list is complete. */
class DocumentsTest {

    private static final Path ROOT = root();
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern TAG =
            Pattern.compile("@Tag\\(\"((?:[SGLMEX]\\d\\d\\w?)|(?:(?:SK|LV)-\\w\\w-\\d\\d))\"\\)");
    private static final Pattern CASE = Pattern.compile("\\b(?:[SGLMEX]\\d\\d[a-z]?|(?:SK|LV)-[A-Z]{2}-\\d\\d)\\b");

    private static final Pattern REGION = Pattern.compile("// @start [^\\n]*\\n(.*?)// @end", Pattern.DOTALL);
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("adr"))) {
            here = here.getParent();
        }
        return here;
    }

    private static List<Path> sources(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/" + kind + "/"))
                    .toList();
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (String folder : List.of("docs", "adr")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    @Test
    void everyGuaranteeNamesTestsThatExist() throws IOException {
        String tests = sources("test").stream().map(DocumentsTest::read).collect(Collectors.joining());
        String guarantees = read(ROOT.resolve("docs/guarantees.md"));
        List<MatchResult> named = TEST_NAME.matcher(guarantees).results().toList();
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named)
                .allSatisfy(name -> assertThat(tests)
                        .contains("class " + name.group(1) + " ")
                        .containsPattern("void " + name.group(2) + "\\("));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path document : documents()) {
            LINK.matcher(read(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("http"))
                    .forEach(link -> assertThat(document.resolveSibling(link))
                            .as("%s in %s", link, document)
                            .exists());
        }
    }

    @Test
    void theConformancePageListsTheCasesThatTestsAreTaggedWith() throws IOException {
        Set<String> tagged = new TreeSet<>();
        for (Path source : sources("test")) {
            TAG.matcher(read(source)).results().map(tag -> tag.group(1)).forEach(tagged::add);
        }
        String covered = read(ROOT.resolve("docs/conformance.md")).split("## Not covered", 2)[0];
        Set<String> listed =
                CASE.matcher(covered).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(tagged);
    }

    @Test
    void theProgramInTheReadmeIsTheExample() throws IOException {
        String program = read(ROOT.resolve("examples/src/main/java/io/warpbeam/examples/Quickstart.java"));
        String readme = read(ROOT.resolve("README.md"));
        assertThat(readme).contains("```java\n" + program.substring(program.indexOf("import ")) + "```");
    }

    @ParameterizedTest
    @CsvSource({
        "testing, TestingTest",
        "simulation, SimulatedTest",
        "coroutines, CoroutinesTest",
        "effects, EffectsTest",
        "async-fields, AsyncFieldsTest",
        "journal, JournalTest",
        "supervision, SupervisionTest",
        "effect-log, EffectLogTest",
        "applications, ApplicationsTest",
        "recovery, RecoveryTest"
    })
    void theProgramsInAPageAreTested(String page, String testClass) throws IOException {
        String test = read(ROOT.resolve("examples/src/test/java/io/warpbeam/examples/" + testClass + ".java"));
        List<String> regions = REGION.matcher(test)
                .results()
                .map(region -> region.group(1).stripIndent().strip())
                .toList();
        List<String> programs = PROGRAM.matcher(read(ROOT.resolve("docs/" + page + ".md")))
                .results()
                .map(program -> program.group(1).strip())
                .toList();
        assertThat(programs).isNotEmpty().containsExactlyInAnyOrderElementsOf(regions);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
