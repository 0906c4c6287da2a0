package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails a run, and what the failure tells. */
class SimulationFailureTest {

    private static SimulationFailure failure(int seeds, Program program) {
        return catchThrowableOfType(SimulationFailure.class, () -> Simulation.explore(seeds, program));
    }

    /** Fails when the third of three processes comes first and the first second. */
    private static void raced(World world) {
        List<String> order = new ArrayList<>();
        try (Inbox inbox = world.node().inbox()) {
            Pid me = inbox.pid();
            for (String name : List.of("a", "b", "c")) {
                world.node().spawn(_ -> {
                    order.add(name);
                    me.send(name);
                });
            }
            for (int i = 0; i < 3; i++) {
                inbox.receive();
            }
        }
        assertThat(order).isNotEqualTo(List.of("c", "a", "b"));
    }

    @Test
    void tellsTheSeedTheCauseAndAScheduleThatFailsAgain() {
        SimulationFailure failure = failure(200, SimulationFailureTest::raced);
        assertThat(failure.getCause()).isInstanceOf(AssertionError.class).hasMessageContaining("\"c\", \"a\", \"b\"");
        assertThat(failure)
                .hasMessageContaining("seed " + failure.run().seed() + " failed after")
                .hasMessageContaining("Simulation.replay(" + failure.run().seed() + "L, \"" + failure.schedule())
                .hasMessageContaining("Exited[pid=<sim.4>, reason=Normal[]]");
        assertThatThrownBy(
                        () -> Simulation.replay(failure.run().seed(), failure.schedule(), SimulationFailureTest::raced))
                .isInstanceOf(SimulationFailure.class)
                .hasMessage(failure.getMessage());
        assertThatThrownBy(() -> Simulation.run(failure.run().seed(), SimulationFailureTest::raced))
                .isInstanceOf(SimulationFailure.class);
    }

    @Test
    void shrinksTheScheduleToTheDecisionsThatMatter() {
        assertThat(failure(200, SimulationFailureTest::raced).schedule().split(","))
                .hasSizeBetween(1, 3);
    }

    @Test
    void refusesAScheduleThatIsNone() {
        assertThatThrownBy(() -> Simulation.replay(1, "2-3", SimulationFailureTest::raced))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2-3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsWhenNothingCanRun(boolean portable) {
        assertThatThrownBy(() -> Simulation.run(SimulationOptions.DEFAULT.portable(portable), 1, world -> {
                    try (Inbox inbox = world.node().inbox()) {
                        inbox.receive();
                    }
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("nothing can run, and the program has not ended")
                .hasMessageContaining("SimulationFailureTest");
    }

    @Test
    void failsAfterTooManySteps() {
        assertThatThrownBy(() -> Simulation.run(SimulationOptions.DEFAULT.maxSteps(1000), 1, world -> {
                    Pid pid = world.node().spawn(self -> {
                        while (true) {
                            self.pid().send(self.receive());
                        }
                    });
                    pid.send("again");
                    while (true) {
                        world.sleep(Duration.ofDays(1));
                    }
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("did not end within 1000 steps");
    }

    @Test
    void failsWhenAProcessWaitsForRealTime() {
        assertThatThrownBy(() -> Simulation.run(1, world -> {
                    world.node().spawn(_ -> new ArrayBlockingQueue<String>(1).poll(1, TimeUnit.HOURS));
                    world.settle();
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("thread <sim.1> waits for real time")
                .rootCause()
                .satisfies(cause -> assertThat(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(ArrayBlockingQueue.class.getName())));
    }

    @Test
    void failsWhenAThreadThatIsNotSimulatedWakesOne() {
        assertThatThrownBy(() -> Simulation.run(1, world -> {
                    CountDownLatch opened = new CountDownLatch(1);
                    world.node().spawn(_ -> opened.await());
                    world.settle();
                    Thread.ofPlatform().name("other").start(opened::countDown);
                    while (true) {
                        world.sleep(Duration.ofSeconds(1));
                    }
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("a simulated thread was woken by other, which is not simulated");
    }

    @Test
    void failsWhereOnlyWaitsOfTheKitCanBeSeen() {
        assertThatThrownBy(() ->
                        Simulation.run(SimulationOptions.DEFAULT.portable(true), 1, _ -> new CountDownLatch(1).await()))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("--add-opens java.base/java.lang=ALL-UNNAMED");
    }

    @Test
    void anInterruptEndsTheWait() {
        AtomicBoolean over = new AtomicBoolean();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Simulation.run(1, _ -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        over.set(true);
    }

    @Test
    void failsWhenAThreadThatIsNoProcessEndsWithAnException() {
        SimulationFailure failure = failure(1, world -> {
            world.faults().at(5, () -> {
                throw new IllegalStateException("no more");
            });
            for (int i = 0; i < 10; i++) {
                world.sleep(Duration.ofMillis(1));
            }
        });
        assertThat(failure.getCause())
                .hasMessageContaining("thread fault ended with")
                .hasRootCauseMessage("no more");
    }
}
