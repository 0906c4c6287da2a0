package io.warpbeam.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.testkit.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retries, in the time of a simulated node. */
class RetryTest {

    private static final Duration TICK = Duration.ofMillis(2);

    private static String fail() throws TroubleException {
        throw new TroubleException("down");
    }

    /** The waits between the attempts of a task that always fails. */
    private static List<Duration> waits(RetryConfig config, long seed) {
        List<Duration> moments = new ArrayList<>();
        Simulation.run(seed, world -> {
            try (Inbox self = world.node().inbox()) {
                Outcome<String> outcome = config.run(self, _ -> {
                    moments.add(world.time());
                    return fail();
                });
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed -> assertThat(failed.attempts()).isEqualTo(config.maxAttempts()));
            }
        });
        List<Duration> waits = new ArrayList<>();
        for (int i = 1; i < moments.size(); i++) {
            waits.add(moments.get(i).minus(moments.get(i - 1)));
        }
        return waits;
    }

    private static void assertWaits(List<Duration> waits, long... millis) {
        assertThat(waits).hasSize(millis.length);
        for (int i = 0; i < millis.length; i++) {
            assertThat(waits.get(i))
                    .isBetween(
                            Duration.ofMillis(millis[i]),
                            Duration.ofMillis(millis[i]).plus(TICK));
        }
    }

    @Test
    void waitsTheSameBeforeEachFurtherAttempt() {
        assertWaits(waits(RetryConfig.fixed(4, Duration.ofMillis(100)), 0), 100, 100, 100);
    }

    @Test
    void waitsLongerFromOneAttemptToTheNextUpToTheLongestWait() {
        RetryConfig config = RetryConfig.exponential(6, Duration.ofMillis(100))
                .factor(3)
                .maxBackoff(Duration.ofSeconds(1))
                .jitter(0);
        assertWaits(waits(config, 0), 100, 300, 900, 1000, 1000);
    }

    @Test
    void leavesAPartOfEachWaitToTheChanceOfTheNode() {
        RetryConfig config = RetryConfig.fixed(5, Duration.ofSeconds(10)).jitter(0.5);
        Set<List<Duration>> seen = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            List<Duration> waits = waits(config, seed);
            assertThat(waits)
                    .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofMillis(10_002)));
            assertThat(waits(config, seed)).isEqualTo(waits);
            seen.add(waits);
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void endsWithTheFirstAttemptThatSucceeds() {
        Simulation.explore(50, world -> {
            AtomicInteger attempts = new AtomicInteger();
            try (Inbox self = world.node().inbox()) {
                Outcome<String> outcome = RetryConfig.fixed(5, Duration.ofHours(1))
                        .run(self, _ -> attempts.incrementAndGet() < 3 ? fail() : "up");
                assertThat(outcome).isEqualTo(new Outcome.Succeeded<>("up"));
            }
            assertThat(attempts).hasValue(3);
            assertThat(world.time())
                    .isBetween(Duration.ofHours(2), Duration.ofHours(2).plus(TICK.multipliedBy(2)));
        });
    }

    @Test
    void passesErrorsAndTheEndOfTheProcessOn() {
        Simulation.run(0, world -> {
            try (Inbox self = world.node().inbox()) {
                RetryConfig config = RetryConfig.fixed(5, Duration.ofHours(1));
                assertThatThrownBy(() -> config.run(self, _ -> {
                            throw new StackOverflowError();
                        }))
                        .isInstanceOf(StackOverflowError.class);
                assertThatThrownBy(() -> config.run(self, _ -> {
                            throw new ProcessExit(ExitReason.SHUTDOWN);
                        }))
                        .isInstanceOf(ProcessExit.class);
            }
            assertThat(world.time()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT1S, PT1S, 1, 0, maxAttempts must be at least 1",
        "1, PT0S, PT1S, 1, 0, initialBackoff must be at least a millisecond",
        "1, PT2S, PT1S, 1, 0, maxBackoff must not be less than initialBackoff",
        "1, PT1S, PT1S, 0.5, 0, factor must be 1 or more",
        "1, PT1S, PT1S, NaN, 0, factor must be 1 or more",
        "1, PT1S, PT1S, 1, 1.5, jitter must be from 0 to 1"
    })
    void refusesWhatMakesNoSense(
            int attempts, Duration initial, Duration max, double factor, double jitter, String message) {
        assertThatThrownBy(() -> new RetryConfig(attempts, initial, max, factor, jitter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
