package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorEvent.ChildRestarted;
import io.warpbeam.testkit.Allow;
import io.warpbeam.testkit.EventRecorder;
import io.warpbeam.testkit.Finding;
import io.warpbeam.testkit.ManualClock;
import io.warpbeam.testkit.ReceivedCall;
import io.warpbeam.testkit.TestProbe;
import io.warpbeam.testkit.WarpbeamExtension;
import io.warpbeam.testkit.WarpbeamTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing.md shows. */
class TestingTest {

    record Price(String article) implements Call<Long> {}

    record Add(int number) implements Call<Integer> {}

    /** Asks another server for prices, and tells who ordered. */
    static void shop(Self self, Pid prices) {
        while (true) {
            if (self.receive() instanceof Order(String article, Pid buyer)) {
                buyer.send(new Bill(article, prices.call(new Price(article))));
            }
        }
    }

    record Order(String article, Pid buyer) {}

    record Bill(String article, long cents) {}

    static final class Counter implements GenServer<Integer> {
        @Override
        public Init<Integer> init(Self self) {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handleCall(Call<?> call, From<?> from, Integer sum) {
            return switch (call) {
                case Add(int number) when number < 0 -> throw new IllegalArgumentException("cannot add " + number);
                case Add add -> Next.reply(add, sum + add.number(), sum + add.number());
                default -> Next.unknown(call);
            };
        }
    }

    @Nested
    // @start region="first"
    @WarpbeamTest
    class ShopTest {

        @Test
        void billsWhatAnArticleCosts(Node node, TestProbe buyer, TestProbe prices) {
            Pid shop = node.spawn(self -> shop(self, prices.pid()));
            shop.send(new Order("loom", buyer.pid()));

            ReceivedCall<Price, Long> asked = prices.expectCall(Price.class); // the probe stands in for a server
            assertThat(asked.call().article()).isEqualTo("loom");
            asked.reply(19_900L);

            buyer.expect(new Bill("loom", 19_900));
            buyer.expectNothing();
        }
    }
    // @end

    @Nested
    @WarpbeamTest
    class More {
        // @start region="crash"
        @Test
        void startsACounterAgain(Node node, EventRecorder recorder) {
            Supervisor.oneForOne()
                    .child(ChildSpec.of("counter", Counter::new, ServerOptions.named("counter")))
                    .start(node)
                    .orThrow();
            Pid first = node.whereis("counter").orElseThrow();

            ServerRef.named(node, "counter").cast("nobody handles this");

            CrashReport crash = recorder.expectCrash(first); // any other crash fails the test
            assertThat(crash.name()).contains("counter");
            recorder.expect(
                    ChildRestarted.class,
                    "a restart",
                    restart -> restart.oldPid().equals(first));
        }
        // @end

        // @start region="ends"
        @Test
        void tellsThoseWhoAreLinkedAndThoseWhoWatch(Node node, TestProbe probe) {
            Pid worker = node.spawn(self -> self.receive());
            probe.link(worker); // a probe traps exits
            probe.monitor(worker);

            worker.sendExit(ExitReason.of("enough"));

            assertThat(probe.await(Down.class).reason()).isEqualTo(ExitReason.of("enough")); // among other messages
            probe.expectExit(worker); // the next message
        }
        // @end
    }

    @Nested
    class Settings {
        // @start region="settings"
        @RegisterExtension
        static final WarpbeamExtension WARPBEAM = new WarpbeamExtension()
                .node(builder -> builder.workers(1).mailboxHigh(100))
                .grace(Duration.ofSeconds(1));

        @Test
        @Allow(Finding.DEAD_LETTER)
        void maySendToAProcessThatHasEnded(Node node, TestProbe probe) {
            Pid ended = node.spawn(_ -> {});
            probe.awaitEnd(ended);
            ended.send("late");
        }
        // @end
    }

    // @start region="clock"
    record Offer(Instant end, InstantSource time) {
        boolean isOpen() {
            return time.instant().isBefore(end);
        }
    }

    @Test
    void anOfferEnds() {
        ManualClock clock = ManualClock.at(Instant.parse("2030-01-01T12:00:00Z"));
        Offer offer = new Offer(clock.instant().plusSeconds(60), clock);
        clock.advance(Duration.ofMinutes(1));
        assertThat(offer.isOpen()).isFalse();
    }
    // @end
}
