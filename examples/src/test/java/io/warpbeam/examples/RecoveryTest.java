package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.recovery.CircuitBreaker;
import io.warpbeam.recovery.CircuitBreakerConfig;
import io.warpbeam.recovery.Outcome;
import io.warpbeam.recovery.Recovery;
import io.warpbeam.recovery.RetryConfig;
import io.warpbeam.recovery.SpawnConfig;
import io.warpbeam.recovery.Spawned;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The programs of the page on recovery. */
class RecoveryTest {

    private static final AtomicInteger CALLS = new AtomicInteger();

    private static String fetch() throws IOException {
        if (CALLS.incrementAndGet() % 2 == 1) {
            throw new IOException("connection lost");
        }
        return "1.08";
    }

    @Test
    void fetchesAQuote() {
        try (Node node = Node.start("quotes")) {
            // @start region="spawn"
            SpawnConfig<String> config = SpawnConfig.<String>of(
                            Recovery.retry(RetryConfig.exponential(3, Duration.ofMillis(100))))
                    .name("quote")
                    .isolation(IsolationLevel.SEND_ONLY)
                    .timeout(Duration.ofSeconds(5));
            Spawned<String> quote = config.spawn(node, _ -> fetch());
            String rate = quote.await(Duration.ofSeconds(6)).orThrow();
            // @end
            assertThat(rate).isEqualTo("1.08");
        }
    }

    // @start region="inside"
    static String rate(Self self) {
        RetryConfig patient = RetryConfig.fixed(5, Duration.ofSeconds(1)).jitter(0.5);
        return switch (patient.run(self, _ -> fetch())) {
            case Outcome.Succeeded<String>(var rate) -> rate;
            case Outcome<String> missing -> "unknown: " + missing;
        };
    }
    // @end

    @Test
    void triesAgainInside() {
        try (Node node = Node.start("inside");
                Inbox self = node.inbox()) {
            assertThat(rate(self)).isEqualTo("1.08");
        }
    }

    @Test
    void sharesABreaker() {
        try (Node node = Node.start("breaker")) {
            // @start region="breaker"
            CircuitBreaker breaker = CircuitBreaker.on(
                    node,
                    "exchange",
                    CircuitBreakerConfig.DEFAULT.failureThreshold(5).resetTimeout(Duration.ofSeconds(30)));
            Recovery<String> recovery = Recovery.<String>circuitBreaker(breaker).orElse(_ -> "the rate of yesterday");
            SpawnConfig<String> config = SpawnConfig.of(recovery);
            // @end
            assertThat(config.spawn(node, _ -> "1.09")
                            .await(Duration.ofSeconds(30))
                            .orThrow())
                    .isEqualTo("1.09");
        }
    }

    // @start region="supervised"
    static Supervisor imports() {
        ChildSpec rates = SpawnConfig.<String>of(Recovery.supervised())
                .restart(Restart.TRANSIENT)
                .childSpec("rates", _ -> fetch());
        return Supervisor.oneForOne().child(rates);
    }
    // @end

    @Test
    void leavesItToASupervisor() {
        try (Node node = Node.builder("imports").logging(false).start()) {
            assertThat(imports().start(node).orThrow().countChildren().specs()).isEqualTo(1);
        }
    }
}
