package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Execution;

/** What the extension gives a test, and what it fails a test for. */
class WarpbeamExtensionTest {

    @BeforeEach
    @AfterEach
    void forget() {
        ExtensionCases.STOPS.forEach(CountDownLatch::countDown);
        ExtensionCases.STOPS.clear();
        ExtensionCases.NODES.clear();
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(ExtensionCases.ASKED_FOR, "true")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(selectClass(tests))
                .execute();
    }

    /** The failure of each test, by its name; empty for one that passed. */
    private static Map<String, Optional<Throwable>> outcomes(Class<?> tests) {
        return run(tests).testEvents().executions().finished().stream()
                .collect(Collectors.toMap(
                        execution ->
                                execution.getTestDescriptor().getDisplayName().replaceAll("\\(.*", ""),
                        WarpbeamExtensionTest::failure));
    }

    private static Optional<Throwable> failure(Execution execution) {
        TestExecutionResult result = execution.getTerminationInfo().getExecutionResult();
        return result.getThrowable();
    }

    private static String text(Class<?> tests, String test) {
        Throwable failure = outcomes(tests).get(test).orElseThrow();
        assertThat(failure).isExactlyInstanceOf(AssertionError.class);
        return failure.getMessage();
    }

    @Test
    void givesEachTestANodeThatIsClosedAfterwards() {
        run(ExtensionCases.Good.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(8).failed(0));
        assertThat(ExtensionCases.NODES).hasSize(8).allSatisfy(node -> {
            assertThat(node.info().processes()).isZero();
            assertThatThrownBy(() -> node.spawn(_ -> {})).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void looksAfterTestsThatRunInParallelEachForItself() {
        run(ExtensionCases.Parallel.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(20).failed(0));
        assertThat(ExtensionCases.NODES).hasSize(20);
    }

    @Test
    void whatATestExpectsDoesNotFailIt() {
        assertThat(outcomes(ExtensionCases.Expecting.class))
                .hasSize(2)
                .allSatisfy((_, failure) -> assertThat(failure).isEmpty());
    }

    @Test
    void failsATestForACrash() {
        Map<String, Optional<Throwable>> outcomes = outcomes(ExtensionCases.Crashing.class);
        assertThat(outcomes.get("allowed")).isEmpty();
        Throwable failure = outcomes.get("unexpectedly").orElseThrow();
        assertThat(failure).isExactlyInstanceOf(AssertionError.class).message().matches("""
            node unexpectedly was not left in order
              1 crash that no expectCrash took \\(@Allow\\(Finding.CRASH\\)\\):
                <unexpectedly.\\d+> named fragile: java.lang.IllegalStateException: boom\
            """);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("boom"));
    }

    @Test
    void doesNotHideTheFailureOfTheTest() {
        Throwable failure =
                outcomes(ExtensionCases.Failing.class).get("byItself").orElseThrow();
        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessage("the test's own failure");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(finding -> assertThat(finding).hasMessageContaining("1 crash that no expectCrash took"));
    }

    @Test
    void failsATestForACrashWhileTheNodeCloses() {
        assertThat(text(ExtensionCases.CrashingInTheEnd.class, "whenAskedToShutDown"))
                .contains("IllegalStateException: in the clean-up");
    }

    @Test
    void failsATestForADeadLetter() {
        EngineExecutionResults results = run(ExtensionCases.Losing.class);
        results.testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1).failed(1));
        Throwable failure = results.testEvents().executions().finished().stream()
                .flatMap(execution -> failure(execution).stream())
                .findFirst()
                .orElseThrow();
        assertThat(failure).message().matches("""
            node aMessage was not left in order
              1 dead letter that no expectDeadLetter took \\(@Allow\\(Finding.DEAD_LETTER\\)\\):
                for <aMessage.\\d+>: late \\(the process had ended\\)\
            """);
    }

    @Test
    void failsATestForWhatItLeavesBehind() {
        Map<String, Optional<Throwable>> outcomes = outcomes(ExtensionCases.Leaking.class);
        assertThat(outcomes.get("allowed")).isEmpty();
        assertThat(ExtensionCases.NODES)
                .allSatisfy(node -> assertThat(node.info().processes()).isZero());
        assertThat(outcomes.get("aProcessThatDoesNotEnd").orElseThrow())
                .message()
                .matches("""
                    node aProcessThatDoesNotEnd was not left in order
                      1 leak of processes \\(@Allow\\(Finding.LEAK\\)\\):
                        <\\S+> named stubborn, blocking, spawned by <\\S+>, did not end within 50 ms when it was asked to shut down\
                    """);
        assertThat(outcomes.get("anOrphan").orElseThrow())
                .message()
                .containsPattern(
                        "<\\S+> \\(orphan\\), blocking, spawned by <\\S+>, is alive after all that the test had"
                                + " spawned was asked to shut down");
        assertThat(outcomes.get("anOrphanWhoseParentHasEnded").orElseThrow())
                .message()
                .contains("(orphan), blocking");
        assertThat(outcomes.get("codeOfAKilledProcess").orElseThrow())
                .message()
                .endsWith("the code of 1 killed process still runs");
    }

    @Test
    void offersNothingToConstructors() {
        run(ExtensionCases.Constructed.class).containerEvents().assertStatistics(statistics -> statistics.failed(1));
        assertThat(ExtensionCases.NODES).isEmpty();
    }

    @Test
    void theGraceIsNotNegative() {
        WarpbeamExtension extension = new WarpbeamExtension();
        assertThatThrownBy(() -> extension.grace(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("newGrace must not be negative, but is PT-1S");
    }
}
