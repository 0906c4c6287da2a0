package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spawning, sending and receiving. */
class ProcessTest {

    private final Node node = Node.start("test");
    private Inbox inbox;

    record Ping(Pid from) {}

    record Pong() {}

    record Stop() {}

    @BeforeEach
    void openInbox() {
        inbox = node.inbox();
    }

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close();
    }

    private Pid spawnEcho() {
        return node.spawn(self -> {
            while (true) {
                switch (self.receive()) {
                    case Ping(Pid from) -> from.send(new Pong());
                    case Stop() -> {
                        return;
                    }
                    default -> {}
                }
            }
        });
    }

    @Test
    void aBlockingProcessAnswersAMessage() {
        Pid echo = spawnEcho();
        echo.send(new Ping(inbox.pid()));
        assertThat(inbox.receive()).isEqualTo(new Pong());
    }

    @Test
    void aProcessWhoseBodyReturnsEndsNormally() {
        Pid echo = spawnEcho();
        Monitor monitor = inbox.monitor(echo);
        echo.send(new Stop());
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, echo, ExitReason.NORMAL));
        assertThat(echo.isAlive()).isFalse();
    }

    @Test
    void anEventDrivenProcessHandlesMessagesInOrder() {
        List<Object> seen = new ArrayList<>();
        Pid pid = node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
            @Override
            public void start(Self self) {
                seen.add("start");
            }

            @Override
            public void handle(Object message) {
                seen.add(message);
                if (message instanceof Ping(Pid from)) {
                    from.send(List.copyOf(seen));
                }
            }
        });
        for (int i = 0; i < 1000; i++) {
            pid.send(i);
        }
        Ping ping = new Ping(inbox.pid());
        pid.send(ping);
        List<Object> expected = new ArrayList<>(List.of("start"));
        IntStream.range(0, 1000).forEach(expected::add);
        expected.add(ping);
        assertThat(inbox.receive()).isEqualTo(expected);
    }

    @Test
    void receiveWithATimeoutEndsWithoutAMessage() {
        assertThat(inbox.receive(Duration.ofMillis(5))).isEqualTo(Optional.empty());
        assertThat(inbox.receive(Duration.ZERO)).isEqualTo(Optional.empty());
        inbox.pid().send("x");
        assertThat(inbox.receive(Duration.ZERO)).contains("x");
    }

    @Test
    void aSelectorLeavesTheOtherMessagesInOrder() {
        for (int i = 0; i < 5; i++) {
            inbox.pid().send(i);
        }
        assertThat(inbox.receive(m -> m.equals(3))).isEqualTo(3);
        assertThat(inbox.receive(m -> m.equals(0))).isEqualTo(0);
        assertThat(inbox.receive()).isEqualTo(1);
        assertThat(inbox.receive()).isEqualTo(2);
        assertThat(inbox.receive()).isEqualTo(4);
        assertThat(inbox.receive(m -> true, Duration.ZERO)).isEmpty();
    }

    @Test
    void aCrashEndsTheProcessWithTheException() {
        IllegalStateException boom = new IllegalStateException("boom");
        CompletableFuture<CrashReport> report = new CompletableFuture<>();
        try (var _ = node.listen(event -> {
            if (event instanceof SystemEvent.Crashed(var crash)) {
                report.complete(crash);
            }
        })) {
            Pid pid = node.spawn(self -> {
                self.receive();
                throw boom;
            });
            Monitor monitor = inbox.monitor(pid);
            pid.send("go");
            assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, new ExitReason.Crashed(boom)));
            assertThat(report.join().pid()).isEqualTo(pid);
            assertThat(report.join().reason()).isEqualTo(new ExitReason.Crashed(boom));
        }
    }

    record Twice(int value) implements Call<Integer> {}

    @Test
    void aCallIsAnsweredByAProcessThatReceivesTheRequest() {
        Pid pid = node.spawn(self -> {
            while (true) {
                if (self.receive() instanceof Request<?> request && request.call() instanceof Twice call) {
                    request.from().of(call).reply(call.value() * 2);
                }
            }
        });
        assertThat(pid.call(new Twice(21))).isEqualTo(42);
    }

    @Test
    void aCallToAProcessThatEndsFailsWithItsReason() {
        Pid pid = node.spawn(self -> {
            self.receive();
            throw self.exit(ExitReason.of("tired"));
        });
        assertThatThrownBy(() -> pid.call(new Twice(1)))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        e -> assertThat(e.failure()).isEqualTo(new CallFailure.Exited(ExitReason.of("tired"))));
        assertThatThrownBy(() -> pid.call(new Twice(1)))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        e -> assertThat(e.failure()).isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS)));
    }

    @Test
    void aCallThatIsNotAnsweredTimesOut() {
        Pid pid = node.spawn(Self::receive);
        Pid deaf = node.spawn(self -> self.receive(m -> false));
        assertThat(deaf.request(new Twice(1)).await(Duration.ofMillis(10)))
                .isEqualTo(new CallResult.Failed<>(new Twice(1), new CallFailure.TimedOut(Duration.ofMillis(10))));
        pid.send("end");
    }

    @Test
    void aMessageAfterNoDelayKeepsItsPlaceAmongThoseOfItsSender() {
        Pid pid = inbox.pid();
        for (int round = 0; round < 100; round++) {
            pid.send(1);
            node.sendAfter(Duration.ZERO, pid, 2);
            pid.send(3);
            assertThat(List.of(inbox.receive(), inbox.receive(), inbox.receive()))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void aMessageAfterADelayArrives() {
        node.sendAfter(Duration.ofMillis(3), inbox.pid(), "late");
        assertThat(inbox.receive()).isEqualTo("late");
        Timer timer = node.sendAfter(Duration.ofHours(1), inbox.pid(), "never");
        assertThat(timer.cancel()).isPresent();
        assertThat(timer.cancel()).isEmpty();
    }
}
