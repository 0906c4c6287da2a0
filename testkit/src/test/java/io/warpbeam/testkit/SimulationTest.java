package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs are repeated by their seed, differ between seeds, and take no real time. */
class SimulationTest {

    record Next(int number) implements Call<Integer> {}

    /** Answers with the number after. */
    private static final class Counting implements EventHandler {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {
            if (message instanceof Request<?> request && request.call() instanceof Next next) {
                request.from().of(next).reply(next.number() + 1);
            }
        }
    }

    /** Calls from blocking processes, event-driven ones and the program, with timers, and the order of their ends. */
    private static Program mixed(List<Object> order) {
        return world -> {
            Node node = world.node();
            Pid server = node.spawn(SpawnOptions.DEFAULT, new Counting());
            try (Inbox inbox = node.inbox()) {
                for (int i = 0; i < 5; i++) {
                    String name = "caller " + i;
                    Pid me = inbox.pid();
                    node.spawn(self -> {
                        self.sleep(Duration.ofMillis(world.random().nextInt(3)));
                        for (int number = 0; number < 10; number++) {
                            assertThat(server.request(new Next(number)).await(Duration.ofSeconds(5)))
                                    .isEqualTo(new CallResult.Replied<>(number + 1));
                        }
                        me.send(name);
                    });
                }
                for (int i = 0; i < 5; i++) {
                    order.add(inbox.receive());
                }
            }
        };
    }

    @Test
    void doesTheSameForTheSameSeed() {
        Set<List<Object>> orders = new HashSet<>();
        Set<Long> hashes = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            List<Object> once = new ArrayList<>();
            List<Object> again = new ArrayList<>();
            SimulationRun run = Simulation.run(seed, mixed(once));
            assertThat(Simulation.run(seed, mixed(again))).isEqualTo(run);
            assertThat(again).isEqualTo(once);
            orders.add(once);
            hashes.add(run.traceHash());
        }
        assertThat(orders).hasSizeGreaterThan(30);
        assertThat(hashes).hasSize(100);
    }

    @Test
    void doesTheSameOnPlatformThreads() {
        SimulationOptions portable = SimulationOptions.DEFAULT.portable(true);
        for (int seed = 0; seed < 5; seed++) {
            List<Object> once = new ArrayList<>();
            List<Object> again = new ArrayList<>();
            SimulationRun run = Simulation.run(seed, mixed(once));
            assertThat(Simulation.run(portable, seed, mixed(again))).isEqualTo(run);
            assertThat(again).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void timeJumpsToTheNextTimer(boolean portable) {
        SimulationRun run = Simulation.run(SimulationOptions.DEFAULT.portable(portable), 1, world -> {
            try (Inbox inbox = world.node().inbox()) {
                world.node().sendAfter(Duration.ofMinutes(30), inbox.pid(), "late");
                assertThat(inbox.receive()).isEqualTo("late");
                assertThat(inbox.receive(Duration.ofMinutes(1))).isEmpty();
            }
        });
        assertThat(run.time())
                .isBetween(Duration.ofMinutes(31), Duration.ofMinutes(31).plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void settlesWhenAllMessagesAreHandledAndBeforeTimeGoesOn(boolean portable) {
        Simulation.run(SimulationOptions.DEFAULT.portable(portable), 1, world -> {
            List<Object> handled = new ArrayList<>();
            Pid pid = world.node().spawn(self -> {
                while (true) {
                    handled.add(self.receive());
                }
            });
            world.node().sendAfter(Duration.ofSeconds(1), pid, "timer");
            pid.send("one");
            pid.send("two");
            world.settle();
            assertThat(handled).containsExactly("one", "two");
            world.sleep(Duration.ofSeconds(2));
            assertThat(handled).containsExactly("one", "two", "timer");
            assertThat(world.time()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void handlersMayBlock() {
        Simulation.explore(200, world -> {
            CountDownLatch opened = new CountDownLatch(1);
            List<Object> order = new ArrayList<>();
            Pid blocked = spawn(world, message -> {
                opened.await();
                order.add(message);
            });
            Pid opening = spawn(world, message -> {
                order.add(message);
                opened.countDown();
            });
            blocked.send("after");
            opening.send("before");
            world.settle();
            assertThat(order).containsExactly("before", "after");
        });
    }

    private interface Code {
        void handle(Object message) throws Exception;
    }

    private static Pid spawn(World world, Code code) {
        return world.node().spawn(SpawnOptions.DEFAULT, new EventHandler() {
            @Override
            public void start(Self self) {}

            @Override
            public void handle(Object message) throws Exception {
                code.handle(message);
            }
        });
    }

    @Test
    void messagesOfOneSenderStayInOrderAndThoseOfTwoMix() {
        Exploration exploration = Simulation.explore(500, world -> {
            List<Object> got = new ArrayList<>();
            Pid pid = spawn(world, got::add);
            world.node().spawn(_ -> List.of(1, 2).forEach(pid::send));
            world.node().spawn(_ -> List.of(3, 4).forEach(pid::send));
            world.settle();
            assertThat(got).hasSize(4);
            assertThat(got.indexOf(1)).isLessThan(got.indexOf(2));
            assertThat(got.indexOf(3)).isLessThan(got.indexOf(4));
            for (List<Integer> order : List.of(List.of(1, 2, 3, 4), List.of(1, 3, 2, 4), List.of(3, 1, 4, 2))) {
                world.sometimes(order.toString(), got.equals(order));
            }
        });
        assertThat(exploration.reached()).hasSize(3);
    }

    @Test
    void leavesNoThreadBehind() {
        Simulation.explore(SimulationOptions.DEFAULT.portable(true), 0, 5, mixed(new ArrayList<>()));
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("sim") || name.startsWith("<sim") || name.equals("host")));
    }
}
