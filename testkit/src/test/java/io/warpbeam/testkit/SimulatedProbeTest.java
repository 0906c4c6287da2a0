package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes and recorders on a simulated node, and the same run in another JVM. */
class SimulatedProbeTest {

    private static void asked(World world) {
        try (TestProbe probe = TestProbe.of(world.node());
                EventRecorder recorder = EventRecorder.of(world.node())) {
            Pid pid = world.node().spawn(self -> {
                self.sleep(Duration.ofSeconds(2));
                probe.pid().send(self.receive());
                throw new IllegalStateException("boom");
            });
            probe.monitor(pid);
            pid.send("question");
            probe.expect("question");
            probe.expectDown(pid);
            recorder.expectCrash(pid);
            probe.expectNothing(Duration.ofHours(1));
        }
    }

    @Test
    void probesAndRecordersWaitInVirtualTime() {
        Simulation.explore(100, SimulatedProbeTest::asked);
    }

    @Test
    void aProbeGivesUpInVirtualTime() {
        assertThatThrownBy(() -> Simulation.run(1, world -> {
                    try (TestProbe probe = TestProbe.of(world.node())) {
                        probe.within(Duration.ofDays(1)).expect("never");
                    }
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("never");
    }

    /** Writes the hash of one run to a file. */
    public static void main(String[] arguments) throws IOException {
        SimulationRun run = Simulation.run(42, SimulatedProbeTest::mixed);
        Files.writeString(Path.of(arguments[0]), Long.toString(run.traceHash()));
    }

    /** Names, exits, sleeps and random choices. */
    private static void mixed(World world) {
        for (int i = 0; i < 20; i++) {
            Pid pid = world.node().spawn(self -> {
                self.trapExits(true);
                while (!self.receive().equals("end")) {
                    self.sleep(Duration.ofMillis(world.random().nextInt(5)));
                }
            });
            world.node().register("process " + i, pid);
            pid.send("work");
            world.node()
                    .whereis("process " + world.random().nextInt(i + 1))
                    .ifPresent(other -> other.sendExit(ExitReason.of("enough")));
            pid.send("end");
        }
    }

    private static String inAnotherJvm(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatedProbeTest.class.getName(),
                        file.toString()))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(file);
    }

    @Test
    void doesTheSameInAnotherJvm(@TempDir Path folder) throws IOException, InterruptedException {
        String here =
                Long.toString(Simulation.run(42, SimulatedProbeTest::mixed).traceHash());
        assertThat(inAnotherJvm(folder.resolve("hash"))).isEqualTo(here);
    }
}
