package io.warpbeam.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.IsolationException;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Priority;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorEvent;
import io.warpbeam.testkit.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks as processes. */
class SpawnConfigTest {

    private static final Duration LONG = Duration.ofDays(1);

    private static String fail(String why) throws TroubleException {
        throw new TroubleException(why);
    }

    @Test
    void runsATaskInAProcessAsConfigured() {
        Simulation.run(0, world -> {
            SpawnConfig<String> config = SpawnConfig.<String>of(Recovery.none())
                    .name("worker-42")
                    .priority(Priority.HIGH)
                    .isolation(IsolationLevel.SEND_ONLY)
                    .timeout(Duration.ofSeconds(5));
            Spawned<String> spawned = config.spawn(world.node(), self -> {
                assertThat(self.node().whereis("worker-42")).contains(self.pid());
                return "done";
            });

            assertThat(spawned.await(LONG).orThrow()).isEqualTo("done");
            world.settle();
            assertThat(spawned.pid().isAlive()).isFalse();
        });
    }

    @Test
    void aFailureWithoutRecoveryIsAnOutcome() {
        Simulation.run(0, world -> {
            Spawned<String> spawned = SpawnConfig.<String>of(Recovery.none()).spawn(world.node(), _ -> fail("no luck"));

            assertThatThrownBy(spawned.await(LONG)::orThrow)
                    .isInstanceOf(NoResultException.class)
                    .hasRootCauseInstanceOf(TroubleException.class)
                    .hasRootCauseMessage("no luck");
        });
    }

    @Test
    void retriesInTheTimeOfTheNode() {
        Simulation.explore(50, world -> {
            AtomicInteger attempts = new AtomicInteger();
            RetryConfig retry = RetryConfig.exponential(4, Duration.ofMinutes(1))
                    .maxBackoff(LONG)
                    .jitter(0);
            Spawned<Integer> spawned = SpawnConfig.<Integer>of(Recovery.retry(retry))
                    .spawn(world.node(), _ -> {
                        if (attempts.incrementAndGet() < 4) {
                            throw new TroubleException("not yet");
                        }
                        return attempts.get();
                    });
            assertThat(spawned.await(LONG).orThrow()).isEqualTo(4);
            assertThat(world.time())
                    .isBetween(Duration.ofMinutes(7), Duration.ofMinutes(7).plusMillis(10));
        });
    }

    @Test
    void aTaskWithItsRetriesIsEndedWhenItsTimeIsOver() {
        Simulation.explore(50, world -> {
            AtomicInteger attempts = new AtomicInteger();
            Spawned<String> spawned = SpawnConfig.<String>of(
                            Recovery.retry(RetryConfig.fixed(100, Duration.ofSeconds(2))))
                    .timeout(Duration.ofSeconds(5))
                    .spawn(world.node(), _ -> {
                        attempts.incrementAndGet();
                        return fail("always");
                    });
            assertThat(spawned.await(LONG)).isEqualTo(new Outcome.TimedOut<>(Duration.ofSeconds(5)));
            world.sleep(LONG);
            assertThat(attempts).hasValue(3);
        });
    }

    @Test
    void aTaskThatWaitsOutsideOfTheKitIsInterruptedWhenItsTimeIsOver() {
        CountDownLatch never = new CountDownLatch(1);
        try (Node node = Node.builder("blocked").logging(false).start()) {
            Spawned<String> spawned = SpawnConfig.<String>of(Recovery.none())
                    .timeout(Duration.ofMillis(20))
                    .spawn(node, _ -> {
                        never.await();
                        return "never";
                    });
            assertThat(spawned.await(LONG)).isEqualTo(new Outcome.TimedOut<>(Duration.ofMillis(20)));
            never.countDown();
        }
    }

    @Test
    void processesShareABreaker() {
        Simulation.run(0, world -> {
            CircuitBreaker breaker =
                    CircuitBreaker.on(world.node(), "remote", CircuitBreakerConfig.DEFAULT.failureThreshold(2));
            SpawnConfig<String> config =
                    SpawnConfig.<String>of(Recovery.circuitBreaker(breaker)).isolation(IsolationLevel.SEND_ONLY);
            List<Outcome<String>> outcomes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                outcomes.add(config.spawn(world.node(), _ -> fail("down")).await(LONG));
            }
            assertThat(outcomes.subList(0, 2))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Failed.class));
            assertThat(outcomes.getLast()).isEqualTo(new Outcome.Rejected<>("remote", CircuitState.OPEN));
        });
    }

    @Test
    void aFallbackTakesThePlaceOfWhatIsMissing() {
        Simulation.run(0, world -> {
            Recovery<String> recovery = Recovery.<String>retry(RetryConfig.fixed(2, Duration.ofSeconds(1)))
                    .orElse(missing -> switch (missing) {
                        case Outcome.Failed<String>(var error, int attempts) ->
                            error.getMessage() + " " + attempts + " times";
                        case Outcome<String> other -> "unexpected " + other;
                    });
            assertThat(SpawnConfig.of(recovery)
                            .spawn(world.node(), _ -> fail("down"))
                            .await(LONG)
                            .orThrow())
                    .isEqualTo("down 2 times");
            assertThat(SpawnConfig.of(recovery)
                            .spawn(world.node(), _ -> "up")
                            .await(LONG)
                            .orThrow())
                    .isEqualTo("up");
        });
    }

    @Test
    void aSupervisorRestartsATaskThatLeavesItsFailuresToIt() {
        Simulation.explore(50, world -> {
            List<SupervisorEvent> restarts = new ArrayList<>();
            world.node().listen(event -> {
                if (event instanceof SupervisorEvent.ChildRestarted restarted) {
                    restarts.add(restarted);
                }
            });
            AtomicInteger starts = new AtomicInteger();
            ChildSpec child = SpawnConfig.<String>of(Recovery.supervised())
                    .restart(Restart.TRANSIENT)
                    .childSpec("task", _ -> starts.incrementAndGet() < 3 ? fail("not yet") : "done");
            Supervisor.oneForOne().child(child).start(world.node()).orThrow();
            world.settle();

            assertThat(starts).hasValue(3);
            assertThat(restarts)
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(((SupervisorEvent.ChildRestarted) event).reason())
                            .isInstanceOfSatisfying(
                                    ExitReason.Crashed.class,
                                    crashed -> assertThat(crashed.error()).isInstanceOf(TroubleException.class)));
        });
    }

    @Test
    void aProcessWithoutASupervisorCannotBeRestarted() {
        try (Node node = Node.start("alone")) {
            assertThatThrownBy(
                            () -> SpawnConfig.<String>of(Recovery.supervised()).spawn(node, _ -> "x"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> SpawnConfig.<String>of(Recovery.none())
                            .restart(Restart.PERMANENT)
                            .spawn(node, _ -> "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PERMANENT");
        }
    }

    @Test
    void whatMustNotCrossNeitherEntersWithTheTaskNorLeavesWithItsResult() {
        Simulation.run(0, world -> {
            SpawnConfig<Object> strict = SpawnConfig.<Object>of(Recovery.none()).isolation(IsolationLevel.SEND_ONLY);
            List<String> mutable = new ArrayList<>();

            assertThatThrownBy(() -> strict.spawn(world.node(), _ -> mutable.size()))
                    .isInstanceOf(IsolationException.class);
            assertThatThrownBy(strict.spawn(world.node(), _ -> new ArrayList<>(List.of(1)))
                            .await(LONG)::orThrow)
                    .hasRootCauseInstanceOf(IsolationException.class);
        });
    }
}
