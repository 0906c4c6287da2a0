package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    /** Prints the hash of one run, with names that processes have in common with nothing else. */
    public static void main(String[] arguments) {
        System.out.println(Simulation.run(42, world -> {
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
                })
                .traceHash());
    }

    private static String inAnotherJvm() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatedProbeTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void doesTheSameInAnotherJvm() throws IOException, InterruptedException {
        assertThat(inAnotherJvm()).isEqualTo(inAnotherJvm()).matches("-?[0-9]+");
    }
}
