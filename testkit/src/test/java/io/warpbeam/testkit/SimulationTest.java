package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs are repeated by their seed, differ between seeds, and take no real time. */
class SimulationTest {

    private static List<Object> order(long seed) {
        List<Object> order = new ArrayList<>();
        Simulation.run(seed, world -> {
            try (Inbox inbox = world.node().inbox()) {
                for (int i = 0; i < 5; i++) {
                    String name = "p" + i;
                    Pid pid = world.node().spawn(self -> self.receive());
                    Pid me = inbox.pid();
                    world.node().spawn(_ -> me.send(name));
                    pid.send("go");
                }
                for (int i = 0; i < 5; i++) {
                    order.add(inbox.receive());
                }
            }
        });
        return order;
    }

    @Test
    void ordersDependOnTheSeedAlone() {
        Set<List<Object>> orders = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            assertThat(order(seed)).isEqualTo(order(seed));
            orders.add(order(seed));
        }
        assertThat(orders).hasSizeGreaterThan(20);
    }

    @Test
    void timeJumps() {
        SimulationRun run = Simulation.run(1, world -> {
            try (Inbox inbox = world.node().inbox()) {
                world.node().sendAfter(Duration.ofHours(3), inbox.pid(), "late");
                assertThat(inbox.receive()).isEqualTo("late");
            }
        });
        assertThat(run.time())
                .isBetween(Duration.ofHours(3), Duration.ofHours(3).plusSeconds(1));
    }
}
