package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.examples.TestingTest.Add;
import io.warpbeam.examples.TestingTest.Counter;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.testkit.Exploration;
import io.warpbeam.testkit.Simulation;
import io.warpbeam.testkit.SimulationFailure;
import io.warpbeam.testkit.SimulationOptions;
import io.warpbeam.testkit.Strategy;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What docs/simulation.md shows. */
class SimulatedTest {

    private static ServerRef start(Node node) {
        Supervisor.oneForOne()
                .child(ChildSpec.of("counter", Counter::new, ServerOptions.named("counter")))
                .start(node)
                .orThrow();
        return ServerRef.named(node, "counter");
    }

    private static void crash(Inbox inbox, Pid pid) {
        inbox.monitor(pid);
        pid.sendExit(ExitReason.of("crash"));
        inbox.receive(); // the Down
    }

    // @start region="flaky"
    static void countsFromZeroAfterACrash(Node node) {
        ServerRef counter = start(node); // under a supervisor, with the name counter
        counter.call(new Add(40));
        try (Inbox inbox = node.inbox()) {
            crash(inbox, counter.whereis().orElseThrow()); // until its Down has come
            assertThat(counter.call(new Add(2))).isEqualTo(2);
        }
    }
    // @end

    @Test
    void aSeedAlwaysFails() {
        assertThatThrownBy(() -> {
                    // @start region="explore"
                    Simulation.explore(1000, world -> countsFromZeroAfterACrash(world.node()));
                    // @end
                })
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("call Add[number=2] failed: Exited[reason=NoProcess[]]")
                .satisfies(failure -> assertFailsAgain((SimulationFailure) failure));
    }

    private static void assertFailsAgain(SimulationFailure failure) {
        assertThatThrownBy(() -> Simulation.replay(
                        failure.run().seed(), failure.schedule(), world -> countsFromZeroAfterACrash(world.node())))
                .hasMessage(failure.getMessage());
    }

    // @start region="mended"
    static void countsFromZeroAfterItsRestart(World world) {
        ServerRef counter = start(world.node());
        Optional<Pid> first = counter.whereis();
        counter.call(new Add(40));
        try (Inbox inbox = world.node().inbox()) {
            crash(inbox, first.orElseThrow());
            world.sometimes("no counter", counter.whereis().isEmpty());
            while (counter.whereis().isEmpty()) {
                inbox.sleep(Duration.ofMillis(1)); // of virtual time
            }
            assertThat(counter.call(new Add(2))).isEqualTo(2);
        }
    }
    // @end

    @Test
    void noSeedFailsOnceTheTestWaitsForTheRestart() {
        // @start region="options"
        SimulationOptions options = SimulationOptions.DEFAULT
                .strategy(new Strategy.Priorities(3, 500)) // instead of uniform choices
                .maxSteps(50_000); // a run that takes more fails
        // @end
        Exploration uniform = Simulation.explore(1000, SimulatedTest::countsFromZeroAfterItsRestart);
        assertThat(uniform.reached().get("no counter")).isBetween(10, 990);
        assertThat(Simulation.explore(options, 0, 200, SimulatedTest::countsFromZeroAfterItsRestart)
                        .seeds())
                .isEqualTo(200);
    }
}
