package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** Runs the cases in {@code src/jcstress} and reads what jcstress counted. */
class StressTest {

    /** The short form; the script {@code actors/stress} gives a long one. */
    private static final String OPTIONS = System.getProperty(
            "stress.options", "-jvmArgs -Xmx256m -jvmArgs -XX:+UseSerialGC -sc false -f 1 -fsm 1 -iters 3 -time 300");

    /** A canary that nobody saw on a busy machine gets more chances; then the tool is silent, and useless. */
    private static final int ROUNDS = 10;

    private static final String CASES = "io.warpbeam.actors.stress.";

    private static final List<String> PROOFS = List.of(
            "EndStress.ByItself", "EndStress.ByKill", "IdleStress.Process", "KillStress.Fenced", "PidStress.Racy");

    private static final Map<String, String> CANARIES = Map.of(
            "EndStress.LateSenderCanary", "0, 0",
            "IdleStress.TrustingCanary", "1",
            "KillStress.EarlyLookCanary", "1, 1",
            "PidStress.EscapingCanary", "2");

    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void findsNothingForbiddenButInTheCanaries(@TempDir Path directory) throws Exception {
        List<TestResult> results = run(Stream.concat(PROOFS.stream(), CANARIES.keySet().stream()), directory);
        assertThat(results)
                .filteredOn(result -> PROOFS.contains(nameOf(result)))
                .allSatisfy(result -> {
                    assertThat(result.getTotalCount()).isPositive();
                    assertThat(result.grading().failureMessages).isEmpty();
                    assertThat(result.grading().isPassed).isTrue();
                })
                .extracting(StressTest::nameOf)
                .containsAll(PROOFS);
        Set<String> silent = new TreeSet<>(CANARIES.keySet());
        removeReported(silent, results);
        for (int round = 1; round < ROUNDS && !silent.isEmpty(); round++) {
            removeReported(silent, run(silent.stream(), directory));
        }
        assertThat(silent).as("canaries that jcstress did not report").isEmpty();
    }

    private static void removeReported(Set<String> silent, List<TestResult> results) {
        for (TestResult result : results) {
            String name = nameOf(result);
            if (silent.contains(name) && result.getCount(CANARIES.getOrDefault(name, "")) > 0) {
                silent.remove(name);
            }
        }
    }

    private static String nameOf(TestResult result) {
        return result.getName().substring(CASES.length());
    }

    private static List<TestResult> run(Stream<String> cases, Path parent) throws Exception {
        Path directory = Files.createTempDirectory(parent, "run");
        Path log = directory.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "-t",
                cases.map(name -> Pattern.quote(CASES + name)).collect(Collectors.joining("|")),
                "-af",
                "NONE"));
        command.addAll(List.of(OPTIONS.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.waitFor(); // not 0 when a canary was reported
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<TestResult> results = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "jcstress-results-*.bin.gz")) {
            for (Path file : files) {
                DiskReadCollector reader = new DiskReadCollector(file.toString(), results::add);
                reader.dump();
                reader.close();
            }
        }
        assertThat(results).as(Files.readString(log)).isNotEmpty();
        return results;
    }
}
