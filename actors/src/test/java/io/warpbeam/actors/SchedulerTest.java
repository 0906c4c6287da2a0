package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What handlers that block or compute do to the others. Bounds on time are generous: they tell starvation from
 * progress.
 */
class SchedulerTest {

    private final Node node = Node.start("test");

    @AfterEach
    void closeNode() {
        node.close();
    }

    record Sleep(CountDownLatch done) {}

    record Echo(int value) implements Call<Integer> {}

    record Spin(AtomicBoolean stop) {}

    record Relay(ServerRef next, int value) implements Call<Integer> {}

    /** Does what it is told, on the thread of its process. */
    private static final class Obedient implements GenServer<Integer> {

        @Override
        public Init<Integer> init(Self self) {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handleCall(Call<?> call, From<?> from, Integer state) {
            return switch (call) {
                case Echo echo -> Next.reply(echo, echo.value(), state + 1);
                case Relay relay -> Next.reply(relay, relay.next().call(new Echo(relay.value())), state + 1);
                default -> Next.unknown(call);
            };
        }

        @Override
        public Next<Integer> handleCast(Object message, Integer state) throws InterruptedException {
            switch (message) {
                case Sleep sleep -> {
                    TimeUnit.SECONDS.sleep(1);
                    sleep.done().countDown();
                }
                case Spin spin -> {
                    while (!spin.stop().get()) {
                        Thread.onSpinWait();
                    }
                }
                default -> throw new IllegalArgumentException("message must be known, but is " + message);
            }
            return Next.noReply(state + 1);
        }
    }

    private ServerRef start() {
        return GenServer.start(node, new Obedient()).orThrow();
    }

    @Test
    void tenThousandBlockingHandlersRunAtOnceAndOthersKeepAnswering() throws InterruptedException {
        int crowd = 10_000;
        CountDownLatch done = new CountDownLatch(crowd);
        ServerRef busy = start();
        long startNanos = System.nanoTime();
        for (int i = 0; i < crowd; i++) {
            start().cast(new Sleep(done));
        }
        List<Long> answerNanos = new ArrayList<>();
        while (done.getCount() > 0) {
            long askNanos = System.nanoTime();
            assertThat(busy.call(new Echo(7))).isEqualTo(7);
            answerNanos.add(System.nanoTime() - askNanos);
            done.await(1, TimeUnit.MILLISECONDS);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(10));
        long[] sorted = answerNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(sorted.length).isGreaterThan(10);
        assertThat(Duration.ofNanos(sorted[sorted.length / 2])).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void anIdleServerAnswersWhileHandlersSpinOnEveryCarrier() {
        int carriers = Runtime.getRuntime().availableProcessors();
        AtomicBoolean stop = new AtomicBoolean();
        ServerRef idle = start();
        assertThat(idle.call(new Echo(1))).isEqualTo(1);
        List<ServerRef> spinning = new ArrayList<>();
        for (int i = 0; i < carriers * 2; i++) {
            spinning.add(start());
        }
        spinning.forEach(server -> server.cast(new Spin(stop)));
        try {
            long[] nanos = new long[20];
            for (int i = 0; i < nanos.length; i++) {
                long askNanos = System.nanoTime();
                assertThat(idle.call(new Echo(i))).isEqualTo(i);
                nanos[i] = System.nanoTime() - askNanos;
            }
            Arrays.sort(nanos);
            assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(100));
        } finally {
            stop.set(true);
        }
        spinning.forEach(server -> assertThat(server.call(new Echo(3))).isEqualTo(3));
    }

    @Test
    void chainsOfCallsBetweenHandlersComeBack() {
        ServerRef last = start();
        List<ServerRef> relays = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            relays.add(start());
        }
        for (int round = 0; round < 20; round++) {
            List<PendingReply<Integer>> pending = new ArrayList<>();
            for (int i = 0; i < relays.size(); i++) {
                pending.add(relays.get(i).pid().request(new Relay(last, i)));
            }
            for (int i = 0; i < relays.size(); i++) {
                assertThat(pending.get(i).await(Duration.ofSeconds(20)).orThrow())
                        .isEqualTo(i);
            }
        }
    }

    record Token(int left, CountDownLatch done) {}

    @Test
    void manyTokensGoRoundARing() throws InterruptedException {
        int size = 500;
        Pid[] ring = new Pid[size];
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            ring[i] = node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
                @Override
                public void start(Self self) {}

                @Override
                public void handle(Object message) {
                    Token token = (Token) message;
                    if (token.left() == 0) {
                        token.done().countDown();
                    } else {
                        ring[next].send(new Token(token.left() - 1, token.done()));
                    }
                }
            });
        }
        CountDownLatch done = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            ring[i * 10].send(new Token(20_000, done));
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void blockingProcessesRunBesideEventDrivenOnesThatAreNeverIdle() {
        int carriers = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < carriers; i++) {
            node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
                        @Override
                        public void start(Self self) {}

                        @Override
                        public void handle(Object message) {
                            Self.current().pid().send(message);
                        }
                    })
                    .send("again");
        }
        assertThatBlockingProcessesRun();
    }

    @Test
    void blockingProcessesRunBesideOthersThatAlwaysHaveAMessage() {
        int carriers = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < carriers * 2; i++) {
            node.spawn(self -> {
                        while (true) {
                            self.pid().send(self.receive());
                        }
                    })
                    .send("again");
        }
        assertThatBlockingProcessesRun();
    }

    private void assertThatBlockingProcessesRun() {
        try (Inbox inbox = node.inbox()) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                node.spawn(self -> inbox.pid().send(number));
                assertThat(inbox.receive()).isEqualTo(number);
            }
        }
    }
}
