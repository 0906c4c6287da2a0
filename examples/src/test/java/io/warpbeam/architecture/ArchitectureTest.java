package io.warpbeam.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for the code, and each rule reports the canary that breaks it. */
final class ArchitectureTest {
    private static final int LONGEST_FILE = 500;
    private static final List<String> PACKAGES = List.of(
            "mailbox",
            "actors",
            "actors.server",
            "isolation",
            "supervision",
            "recovery",
            "coroutine",
            "coroutine.effect",
            "coroutine.journal",
            "coroutine.log",
            "coroutine.json",
            "testkit");

    private static final Rules RULES = new Rules("io.warpbeam");
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(RULES.root());

    private static final Rules CANARY_RULES = new Rules("io.warpbeam.architecture.canary");
    private static final JavaClasses CANARIES = new ClassFileImporter().importPackages(CANARY_RULES.root());

    /** A rule, and the canary whose name its report must hold. */
    record Guard(Function<Rules, ArchRule> rule, String canary) {
        @Override
        public String toString() {
            return rule.apply(RULES).getDescription();
        }
    }

    static Stream<Guard> guards() {
        return Stream.of(
                new Guard(Rules::packagesHaveNoCycles, "SidewaysCoroutine"),
                arrow("mailbox", "actors", "UpwardMailbox"),
                arrow("mailbox", "actors.server", "UpwardMailbox"),
                arrow("mailbox", "supervision", "UpwardMailbox"),
                arrow("mailbox", "coroutine", "UpwardMailbox"),
                arrow("actors", "actors.server", "UpwardActor"),
                arrow("actors..", "supervision", "UpwardActor"),
                arrow("actors..", "coroutine", "UpwardActor"),
                arrow("actors..", "supervision", "UpwardServer"),
                arrow("actors..", "isolation", "UpwardActor"),
                arrow("isolation", "supervision", "SidewaysIsolation"),
                arrow("isolation", "coroutine", "SidewaysIsolation"),
                arrow("supervision", "isolation", "SidewaysSupervisor"),
                arrow("coroutine", "isolation", "SidewaysCoroutine"),
                arrow("supervision", "coroutine", "SidewaysSupervisor"),
                arrow("coroutine", "supervision", "SidewaysCoroutine"),
                arrow("mailbox", "recovery", "UpwardMailbox"),
                arrow("actors..", "recovery", "UpwardActor"),
                arrow("isolation", "recovery", "SidewaysIsolation"),
                arrow("supervision", "recovery", "SidewaysSupervisor"),
                arrow("coroutine", "recovery", "SidewaysCoroutine"),
                arrow("testkit", "recovery", "SidewaysTestkit"),
                arrow("recovery", "isolation", "SidewaysRecovery"),
                arrow("recovery", "coroutine", "SidewaysRecovery"),
                arrow("recovery", "testkit", "SidewaysRecovery"),
                arrow("mailbox", "testkit", "UpwardMailbox"),
                arrow("actors..", "testkit", "UpwardActor"),
                arrow("isolation", "testkit", "SidewaysIsolation"),
                arrow("supervision", "testkit", "SidewaysSupervisor"),
                arrow("coroutine", "testkit", "SidewaysCoroutine"),
                arrow("coroutine", "coroutine.log", "SidewaysCoroutine"),
                arrow("coroutine.journal", "coroutine.log", "SidewaysJournal"),
                arrow("coroutine.log", "coroutine.json", "UpwardLog"),
                arrow("testkit", "isolation", "SidewaysTestkit"),
                arrow("testkit", "supervision", "SidewaysTestkit"),
                arrow("testkit", "coroutine", "SidewaysTestkit"),
                new Guard(Rules::onlyProgramsPrint, "Printing"),
                new Guard(Rules::nothingSleeps, "Sleeping"),
                new Guard(Rules::noMethodIsSynchronized, "SynchronizedMethod"),
                new Guard(Rules::noBlockIsSynchronized, "SynchronizedBlock"),
                new Guard(Rules::onlyTheSubstrateReadsAClock, "ClockReading.readsSystem"),
                new Guard(Rules::onlyTheSubstrateReadsAClock, "ClockReading.readsInstant"),
                new Guard(Rules::onlyTheSubstrateReadsAClock, "ClockReading.takesClock"),
                new Guard(Rules::onlyTheSubstrateMakesThreads, "ThreadMaking.constructs"),
                new Guard(Rules::onlyTheSubstrateMakesThreads, "ThreadMaking.builds"),
                new Guard(Rules::onlyTheSubstrateMakesThreads, "ThreadMaking.refers"),
                new Guard(Rules::onlyTheSubstrateMakesThreads, "ThreadMaking.pools"),
                new Guard(Rules::onlyTheSubstrateWaitsForATime, "TimedWaiting.parks"),
                new Guard(Rules::onlyTheSubstrateWaitsForATime, "TimedWaiting.awaits"),
                new Guard(Rules::onlyTheSubstrateWaitsForATime, "TimedWaiting.joins"),
                new Guard(Rules::noPublicTypeIsNamedLikeOneOfJavaLang, "canary.actors.Process"),
                new Guard(Rules::noNameIsVague, "PidUtil"),
                new Guard(Rules::exceptionsHaveTypesOfTheirOwn, "PlainlyFailing"),
                new Guard(Rules::queuesOfJCToolsAvoidUnsafe, "UnsafeQueueing"),
                new Guard(Rules::theCoreUsesItselfAndJCToolsOnly, "Borrowing"),
                new Guard(Rules::onlyTheExtensionUsesJUnit, "SidewaysTestkit"));
    }

    private static Guard arrow(String from, String to, String canary) {
        return new Guard(rules -> rules.noArrow(from, to), canary);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guards")
    void theCodeKeepsTheRule(Guard guard) {
        guard.rule().apply(RULES).allowEmptyShould(true).check(CODE);
    }

    @ParameterizedTest(name = "{0}: {index}")
    @MethodSource("guards")
    void theRuleReportsItsCanary(Guard guard) {
        EvaluationResult result = guard.rule().apply(CANARY_RULES).evaluate(CANARIES);

        assertThat(result.getFailureReport().getDetails())
                .anySatisfy(line -> assertThat(line).contains(guard.canary()));
    }

    @Test
    void theSubstrateMayTouchTimeAndThreads() {
        Stream.of(
                        CANARY_RULES.onlyTheSubstrateReadsAClock(),
                        CANARY_RULES.onlyTheSubstrateMakesThreads(),
                        CANARY_RULES.onlyTheSubstrateWaitsForATime())
                .map(rule -> rule.evaluate(CANARIES).getFailureReport().getDetails())
                .forEach(details -> assertThat(details)
                        .isNotEmpty()
                        .noneSatisfy(line -> assertThat(line).contains("Substrate")));
    }

    @Test
    void everyPackageIsLookedAt() {
        assertThat(PACKAGES)
                .allSatisfy(name -> assertThat(CODE.containPackage(RULES.root() + "." + name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void noSourceFileIsTooLong() throws IOException {
        for (SourceFiles sources : SourceFiles.ofEveryModule()) {
            assertThat(sources.longerThan(LONGEST_FILE)).isEmpty();
        }
    }

    @Test
    void aFileOneLineTooLongIsReported(@TempDir Path root) throws IOException {
        Files.write(root.resolve("Fits.java"), Collections.nCopies(LONGEST_FILE, "//"));
        Files.write(root.resolve("Exceeds.java"), Collections.nCopies(LONGEST_FILE + 1, "//"));

        assertThat(new SourceFiles(root).longerThan(LONGEST_FILE)).containsExactly("Exceeds.java has 501 lines");
    }
}
