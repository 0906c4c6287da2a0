package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a program states about its runs, and what it lets go wrong. */
class WorldTest {

    @Test
    void failsInTheStepAfterWhichAnInvariantDoesNotHold() {
        assertThatThrownBy(() -> Simulation.run(1, world -> {
                    AtomicInteger count = new AtomicInteger();
                    world.always("at most one", () -> count.get() <= 1);
                    for (int i = 0; i < 3; i++) {
                        world.node().spawn(_ -> count.incrementAndGet());
                    }
                    world.settle();
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("not always: at most one");
    }

    @Test
    void failsWhenNoSeedReachesAState() {
        assertThatThrownBy(() -> Simulation.explore(5, world -> {
                    world.sometimes("the beginning", true);
                    world.sometimes("the end of the world", false);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never reached by 5 seeds")
                .hasMessageContaining("the end of the world")
                .hasMessageNotContaining("the beginning");
    }

    @Test
    void countsTheRunsThatReachAState() {
        Exploration exploration = Simulation.explore(
                100, world -> world.sometimes("even", world.random().nextInt(2) == 0));
        assertThat(exploration.reached().get("even")).isBetween(20, 80);
    }

    /** One process must come behind ten others that started before it, each of which has many steps to go. */
    private static void rare(World world) {
        List<Integer> order = new ArrayList<>();
        for (int name = 0; name < 10; name++) {
            int mine = name;
            world.node().spawn(self -> {
                for (int i = 0; i < 20; i++) {
                    self.sleep(Duration.ZERO);
                    self.pid().send("again");
                    self.receive();
                }
                order.add(mine);
            });
        }
        world.settle();
        world.sometimes("the first is the last", order.getLast() == 0);
    }

    @Test
    void prioritiesReachOrdersThatAreRare() {
        SimulationOptions priorities = SimulationOptions.DEFAULT.strategy(new Strategy.Priorities(2, 500));
        assertThat(Simulation.explore(priorities, 0, 200, WorldTest::rare).reached())
                .hasSize(1);
    }

    @Test
    void timeOutsRaceWithAnswersWhenTimeIsLate() {
        Exploration exploration = Simulation.explore(SimulationOptions.DEFAULT.lateness(20), 0, 200, world -> {
            try (Inbox inbox = world.node().inbox()) {
                Pid pid = world.node().spawn(self -> {
                    for (int i = 0; i < 20; i++) {
                        self.pid().send(i);
                        self.receive();
                    }
                    inbox.pid().send("done");
                });
                assertThat(pid).isNotNull();
                boolean came = inbox.receive(Duration.ofSeconds(5)).isPresent();
                world.sometimes("in time", came);
                world.sometimes("too late", !came);
            }
        });
        assertThat(exploration.reached()).hasSize(2);
    }

    /** One process tells two others; the first of them passes on to the second what it was told. */
    private static void passedOn(World world) {
        List<Object> got = new ArrayList<>();
        Pid last = world.node().spawn(self -> {
            for (int i = 0; i < 3; i++) {
                got.add(self.receive());
            }
        });
        Pid middle = world.node().spawn(self -> last.send("passed on " + self.receive()));
        world.node().spawn(_ -> {
            last.send("first");
            last.send("second");
            middle.send("third");
        });
        world.settle();
        assertThat(got).hasSize(3);
        assertThat(got.indexOf("first")).isLessThan(got.indexOf("second"));
        world.sometimes("overtaken", got.indexOf("passed on third") < 2);
        world.sometimes("not overtaken", got.indexOf("passed on third") == 2);
    }

    @Test
    void messagesOfDifferentPairsOvertakeEachOtherOnlyWhereDelaysAreAskedFor() {
        assertThat(Simulation.explore(SimulationOptions.DEFAULT.delays(3), 0, 500, WorldTest::passedOn)
                        .reached())
                .hasSize(2);
        assertThatThrownBy(() -> Simulation.explore(500, WorldTest::passedOn))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never reached by 500 seeds from 0 on: [overtaken]");
    }

    @Test
    void nothingOvertakesADelayedMessageOfTheSameSender() {
        Exploration exploration = Simulation.explore(SimulationOptions.DEFAULT.delays(2), 0, 500, world -> {
            List<Object> got = new ArrayList<>();
            Pid receiver = world.node().spawn(SpawnOptions.DEFAULT.trappingExits(), self -> {
                while (true) {
                    got.add(self.receive() instanceof Exit exit ? exit.reason() : "message");
                }
            });
            world.node().spawn(self -> {
                self.link(receiver);
                receiver.send("message");
                throw self.exit(ExitReason.SHUTDOWN);
            });
            world.settle();
            assertThat(got).containsExactly("message", ExitReason.SHUTDOWN);
            world.sometimes("ran", true);
        });
        assertThat(exploration.seeds()).isEqualTo(500);
    }

    @Test
    void killsAtAnyStep() {
        Exploration exploration = Simulation.explore(300, world -> {
            List<Object> done = new ArrayList<>();
            try (Inbox inbox = world.node().inbox()) {
                Pid pid = world.node().spawn(self -> {
                    for (int i = 0; i < 5; i++) {
                        self.sleep(Duration.ofMillis(1));
                        done.add(i);
                    }
                });
                inbox.monitor(pid);
                world.faults().killAt(world.steps() + world.random().nextInt(40), pid);
                ExitReason reason = ((Down) inbox.receive()).reason();
                world.sometimes("killed", reason.equals(ExitReason.KILLED));
                world.sometimes("killed half way", reason.equals(ExitReason.KILLED) && done.size() == 3);
                world.sometimes("done", reason.equals(ExitReason.NORMAL));
                assertThat(done.size() == 5 || reason.equals(ExitReason.KILLED)).isTrue();
            }
        });
        assertThat(exploration.reached()).hasSize(3);
    }

    private static EventHandler nothing() {
        return new EventHandler() {
            @Override
            public void start(Self self) {}

            @Override
            public void handle(Object message) {}
        };
    }

    @Test
    void failsAStartOrAHandlerWhereAsked() {
        Simulation.run(1, world -> {
            Faults faults = world.faults();
            faults.fail("worker start", 2);
            faults.fail("worker", 3);
            try (Inbox inbox = world.node().inbox()) {
                List<Pid> workers = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    Pid worker = world.node().spawn(SpawnOptions.DEFAULT, faults.around("worker", nothing()));
                    inbox.monitor(worker);
                    workers.add(worker);
                    world.settle();
                }
                Down start = (Down) inbox.receive();
                assertThat(start.pid()).isEqualTo(workers.get(1));
                assertThat(start.reason())
                        .isInstanceOfSatisfying(
                                ExitReason.Crashed.class,
                                crashed -> assertThat(crashed.error())
                                        .isInstanceOf(Faults.InjectedFault.class)
                                        .hasMessage("injected at worker start, visit 2"));
                for (int i = 0; i < 3; i++) {
                    workers.getFirst().send(i);
                }
                assertThat(((Down) inbox.receive()).pid()).isEqualTo(workers.getFirst());
            }
        });
    }

    @Test
    void failsVisitsAtRandomFromTheSeed() {
        Exploration exploration = Simulation.explore(50, world -> {
            world.faults().failOneIn("place", 4);
            boolean failed = false;
            try {
                world.faults().visit("place");
            } catch (Faults.InjectedFault fault) {
                failed = true;
            }
            world.sometimes("failed", failed);
            world.sometimes("went on", !failed);
        });
        assertThat(exploration.reached().get("failed")).isBetween(3, 25);
    }

    @Test
    void theClockJumps() {
        Simulation.run(1, world -> {
            try (Inbox inbox = world.node().inbox()) {
                world.node().sendAfter(Duration.ofHours(1), inbox.pid(), "timer");
                world.faults().jumpAt(world.steps() + 1, Duration.ofHours(5));
                assertThat(inbox.receive()).isEqualTo("timer");
                assertThat(world.time()).isGreaterThanOrEqualTo(Duration.ofHours(5));
            }
            assertThatThrownBy(() -> world.faults().jumpAt(1, Duration.ofHours(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aCrashIsNotLoggedButTold() {
        assertThatThrownBy(() -> Simulation.run(1, world -> {
                    world.node().spawn(_ -> {
                        throw new IllegalStateException("boom");
                    });
                    world.settle();
                    assertThat(world.node().info().crashes()).isEqualTo(1);
                    throw new AssertionError("tell");
                }))
                .hasMessageContaining("Crashed[report=")
                .hasMessageContaining("boom");
    }
}
