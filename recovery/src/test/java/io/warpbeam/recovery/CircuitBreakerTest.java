package io.warpbeam.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.testkit.Simulation;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Circuit breakers, in the time of a simulated node, but for the test with real threads. */
class CircuitBreakerTest {

    private static final Duration RESET = Duration.ofSeconds(30);
    private static final Duration RESET_IS_OVER = RESET.plusMillis(1);
    private static final CircuitBreakerConfig CONFIG = new CircuitBreakerConfig(3, RESET, 2);

    private static CircuitBreaker breaker(World world) {
        return CircuitBreaker.on(world.node(), "remote", CONFIG);
    }

    private static Outcome<String> fail(CircuitBreaker breaker, Inbox self) {
        return breaker.run(self, _ -> {
            throw new TroubleException("down");
        });
    }

    private static Outcome<String> succeed(CircuitBreaker breaker, Inbox self) {
        return breaker.run(self, _ -> "up");
    }

    private static void open(CircuitBreaker breaker, Inbox self) {
        while (breaker.state() != CircuitState.OPEN) {
            fail(breaker, self);
        }
    }

    private static CircuitBreaker.Permit permit(CircuitBreaker breaker, Inbox self) {
        return breaker.tryAcquire(self.pid()).orElseThrow();
    }

    private static void assertRefuses(CircuitBreaker breaker, Inbox self) {
        assertThat(breaker.tryAcquire(self.pid())).isEmpty();
    }

    @Test
    void opensWhenSoManyCallsInARowHaveFailedAndNotBefore() {
        Simulation.run(0, world -> {
            try (Inbox self = world.node().inbox()) {
                CircuitBreaker breaker = breaker(world);
                fail(breaker, self);
                fail(breaker, self);
                succeed(breaker, self);
                fail(breaker, self);
                fail(breaker, self);
                assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);

                assertThat(fail(breaker, self)).isInstanceOf(Outcome.Failed.class);

                assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
                assertThat(succeed(breaker, self)).isEqualTo(new Outcome.Rejected<>("remote", CircuitState.OPEN));
            }
        });
    }

    @Test
    void staysOpenUntilTheResetTimeoutIsOverByTheClockOfItsNode() {
        Simulation.run(0, world -> {
            try (Inbox self = world.node().inbox()) {
                CircuitBreaker breaker = breaker(world);
                open(breaker, self);
                self.sleep(RESET.minusMillis(10));
                assertRefuses(breaker, self);
                self.sleep(Duration.ofMillis(11));

                assertThat(succeed(breaker, self)).isEqualTo(new Outcome.Succeeded<>("up"));
                assertThat(breaker.state()).isEqualTo(CircuitState.HALF_OPEN);
            }
        });
    }

    @Test
    void closesWhenAllCallsOfATrialHaveSucceeded() {
        Simulation.run(0, world -> {
            try (Inbox self = world.node().inbox()) {
                CircuitBreaker breaker = breaker(world);
                open(breaker, self);
                self.sleep(RESET_IS_OVER);
                CircuitBreaker.Permit one = permit(breaker, self);
                CircuitBreaker.Permit two = permit(breaker, self);
                assertRefuses(breaker, self);
                one.succeeded();
                one.succeeded(); // what is told first counts
                assertThat(breaker.state()).isEqualTo(CircuitState.HALF_OPEN);
                assertRefuses(breaker, self);

                two.succeeded();

                assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
            }
        });
    }

    @Test
    void opensAgainWithTheFirstCallOfATrialThatFails() {
        Simulation.run(0, world -> {
            try (Inbox self = world.node().inbox()) {
                CircuitBreaker breaker = breaker(world);
                open(breaker, self);
                self.sleep(RESET_IS_OVER);
                succeed(breaker, self);

                fail(breaker, self);

                assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
                self.sleep(RESET.minusMillis(10));
                assertRefuses(breaker, self);
            }
        });
    }

    @Test
    void aCallThatWasLetThroughBeforeATrialDoesNotDecideIt() {
        Simulation.run(0, world -> {
            try (Inbox self = world.node().inbox()) {
                CircuitBreaker breaker = breaker(world);
                CircuitBreaker.Permit early = permit(breaker, self);
                CircuitBreaker.Permit alsoEarly = permit(breaker, self);
                open(breaker, self);
                self.sleep(RESET_IS_OVER);
                CircuitBreaker.Permit one = permit(breaker, self);
                CircuitBreaker.Permit two = permit(breaker, self);

                early.succeeded();
                alsoEarly.failed(new TroubleException("late"));

                assertThat(breaker.state()).isEqualTo(CircuitState.HALF_OPEN);
                assertRefuses(breaker, self);
                one.succeeded();
                two.succeeded();
                assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
            }
        });
    }

    @Test
    void aCallThatTellsNothingMakesRoomForAnother() {
        Simulation.run(0, world -> {
            try (Inbox self = world.node().inbox()) {
                CircuitBreaker breaker = breaker(world);
                open(breaker, self);
                self.sleep(RESET_IS_OVER);
                permit(breaker, self);
                CircuitBreaker.Permit released = permit(breaker, self);
                released.released();
                released.succeeded();

                permit(breaker, self);

                assertRefuses(breaker, self);
            }
        });
    }

    @Test
    void aProcessThatIsKilledInATrialMakesRoomForAnother() {
        Simulation.explore(100, world -> {
            try (Inbox self = world.node().inbox()) {
                CircuitBreaker breaker = breaker(world);
                open(breaker, self);
                self.sleep(RESET_IS_OVER);
                List<Pid> stuck = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    stuck.add(world.node().spawn(process -> breaker.run(process, Self::receive)));
                }
                world.settle();
                assertRefuses(breaker, self);
                stuck.forEach(pid -> pid.sendExit(ExitReason.KILL));
                world.settle();

                succeed(breaker, self);
                succeed(breaker, self);

                assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
            }
        });
    }

    @Test
    void processesThatShareItAreNeverMoreInATrialThanItHasCalls() {
        Simulation.explore(200, world -> {
            Node node = world.node();
            try (Inbox self = node.inbox()) {
                CircuitBreaker breaker = breaker(world);
                open(breaker, self);
                self.sleep(RESET_IS_OVER);
                AtomicInteger inside = new AtomicInteger();
                AtomicInteger entered = new AtomicInteger();
                world.always("at most two at once", () -> inside.get() <= 2);
                for (int i = 0; i < 10; i++) {
                    self.monitor(node.spawn(process -> breaker.run(process, caller -> {
                        entered.incrementAndGet();
                        inside.incrementAndGet();
                        caller.sleep(Duration.ofSeconds(1));
                        inside.decrementAndGet();
                        return "up";
                    })));
                }
                for (int i = 0; i < 10; i++) {
                    self.receive(Down.class::isInstance);
                }
                assertThat(entered).hasValue(2);
                assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
            }
        });
    }

    @Test
    void manyThreadsAtOnceGetAsManyPermitsAsATrialHasCalls() throws Exception {
        try (Node node = Node.start("threads");
                Inbox self = node.inbox();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 200; round++) {
                CircuitBreaker breaker = CircuitBreaker.on(node, "remote", CONFIG.resetTimeout(Duration.ofMillis(1)));
                open(breaker, self);
                self.sleep(Duration.ofMillis(3));
                CountDownLatch go = new CountDownLatch(1);
                List<Future<Boolean>> asked = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    asked.add(threads.submit(() -> {
                        go.await();
                        return breaker.tryAcquire(self.pid()).isPresent();
                    }));
                }
                go.countDown();
                int allowed = 0;
                for (Future<Boolean> one : asked) {
                    allowed += one.get() ? 1 : 0;
                }
                assertThat(allowed).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT1S, 1, failureThreshold must be at least 1",
        "1, PT0S, 1, resetTimeout must be at least a millisecond",
        "1, PT1S, 0, halfOpenMaxCalls must be at least 1"
    })
    void refusesWhatMakesNoSense(int failures, Duration reset, int calls, String message) {
        assertThatThrownBy(() -> new CircuitBreakerConfig(failures, reset, calls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
