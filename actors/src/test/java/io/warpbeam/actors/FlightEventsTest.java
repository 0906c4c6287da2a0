package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import io.warpbeam.actors.SystemEvent.MailboxHigh;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the flight recorder of the JDK gets to see. */
class FlightEventsTest {

    private static final int MARK = 100;

    private final Queue<RecordedEvent> events = new ConcurrentLinkedQueue<>();

    @FunctionalInterface
    private interface Work {
        void on(Node node) throws Exception;
    }

    /** Records events of one kind while work is done on a node. */
    private List<RecordedEvent> record(String name, Work work) throws Exception {
        try (RecordingStream stream = new RecordingStream();
                Node node = Node.builder("recorded").mailboxHigh(MARK).start()) {
            stream.enable(name);
            stream.enable("io.warpbeam.SlowHandler").withThreshold(Duration.ofMillis(5));
            stream.onEvent(name, events::add);
            stream.startAsync();
            work.on(node);
            stream.stop(); // all that was committed is told
        }
        return List.copyOf(events);
    }

    private static boolean isOfService(RecordedEvent event) {
        return event.getString("name").equals("service");
    }

    private static void awaitEnd(Node node, Pid pid) {
        await().until(() -> !node.processes().contains(pid));
    }

    @ParameterizedTest
    @EnumSource
    void aSpawnIsRecorded(Way way) throws Exception {
        SpawnOptions options = SpawnOptions.named("service").label("a service");
        List<RecordedEvent> recorded = record("io.warpbeam.Spawn", node -> way.spawn(node, options, (_, _) -> {}));
        assertThat(recorded).hasSize(1);
        RecordedEvent event = recorded.getFirst();
        assertThat(event.getString("pid")).startsWith("<recorded.");
        assertThat(event.getString("name")).isEqualTo("service");
        assertThat(event.getString("label")).isEqualTo("a service");
        assertThat(event.getString("parent")).isEqualTo("<recorded.0>");
        assertThat(event.getString("kind")).isEqualTo(way == Way.BLOCKING ? "BLOCKING" : "EVENT_DRIVEN");
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsRecordedWithItsReason(Way way) throws Exception {
        List<RecordedEvent> recorded = record("io.warpbeam.Exit", node -> {
            Pid pid = way.spawn(
                    node, SpawnOptions.named("service"), (self, message) -> self.exit(ExitReason.of(message)));
            pid.send("the reason");
            await().until(() -> events.stream().anyMatch(FlightEventsTest::isOfService)); // the last thing of all
        });
        RecordedEvent event = recorded.stream()
                .filter(FlightEventsTest::isOfService)
                .findFirst()
                .orElseThrow();
        assertThat(event.getString("reason")).contains("the reason");
        assertThat(event.getBoolean("failure")).isTrue();
    }

    @Test
    void aDeadLetterIsRecorded() throws Exception {
        List<RecordedEvent> recorded = record("io.warpbeam.DeadLetter", node -> {
            Pid pid = node.spawn(_ -> {});
            awaitEnd(node, pid);
            pid.send("too late");
        });
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().getClass("message").getName()).isEqualTo("java.lang.String");
        assertThat(recorded.getFirst().getString("cause")).isEqualTo("NO_PROCESS");
    }

    private static Pid flood(Node node, Way way, CountDownLatch open) {
        Pid pid = way.spawn(node, (_, _) -> open.await());
        for (int i = 0; i < 50_000; i++) {
            pid.send(i);
        }
        open.countDown();
        return pid;
    }

    @ParameterizedTest
    @EnumSource
    void aLongMailboxIsRecordedOnce(Way way) throws Exception {
        List<RecordedEvent> recorded = record("io.warpbeam.MailboxHigh", node -> {
            Pid pid = flood(node, way, new CountDownLatch(1));
            await().until(() -> node.info(pid).orElseThrow().messageQueueLength() == 0);
        });
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().getInt("length")).isGreaterThanOrEqualTo(MARK);
    }

    @ParameterizedTest
    @EnumSource
    void aLongMailboxIsToldAgainWhenItWasShortMeanwhile(Way way) {
        Queue<MailboxHigh> told = new ConcurrentLinkedQueue<>();
        try (Node node = Node.builder("test").mailboxHigh(MARK).start()) {
            node.listen(event -> {
                if (event instanceof MailboxHigh high) {
                    told.add(high);
                }
            });
            CountDownLatch first = new CountDownLatch(1);
            Pid pid = way.spawn(node, (_, message) -> {
                if (message instanceof CountDownLatch latch) {
                    latch.await();
                }
            });
            for (CountDownLatch latch : List.of(first, new CountDownLatch(1))) {
                int before = told.size();
                pid.send(latch);
                for (int i = 0; i < 50_000; i++) {
                    pid.send(i);
                }
                latch.countDown();
                await().until(() -> node.info(pid).orElseThrow().status() == ProcessInfo.Status.WAITING);
                assertThat(told).hasSize(before + 1);
            }
            assertThat(told).allSatisfy(high -> assertThat(high.pid()).isEqualTo(pid));
        }
    }

    @Test
    void aSlowHandlerIsRecordedWithItsClass() throws Exception {
        List<RecordedEvent> recorded = record("io.warpbeam.SlowHandler", node -> {
            Pid pid = Way.EVENT_DRIVEN.spawn(
                    node, SpawnOptions.DEFAULT.label("slow"), (self, message) -> self.sleep((Duration) message));
            pid.send(Duration.ZERO);
            pid.send(Duration.ofMillis(20));
            await().until(() -> node.info(pid).orElseThrow().messagesHandled() == 2);
        });
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().getString("label")).isEqualTo("slow");
        assertThat(recorded.getFirst().getClass("handler").getName()).startsWith(Way.class.getName());
        assertThat(recorded.getFirst().getClass("message").getName()).isEqualTo("java.time.Duration");
        assertThat(recorded.getFirst().getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void nothingIsAllocatedWhileNobodyRecords() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Node node = Node.start("test")) {
            LocalProcess process = (LocalProcess) node.spawn(self -> self.receive());
            offer(process, 1000);
            long before = threads.getCurrentThreadAllocatedBytes();
            offer(process, 100_000);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        }
    }

    private static void offer(LocalProcess process, int times) {
        for (int i = 0; i < times; i++) {
            FlightEvents.spawned(process);
            FlightEvents.ended(process, ExitReason.NORMAL);
            FlightEvents.lost(process, "message", Cause.DROPPED);
            FlightEvents.high(process, 1);
            assertThatNobodyWants(FlightEvents.wantsSlow() || FlightEvents.wantsHigh());
        }
    }

    private static void assertThatNobodyWants(boolean wanted) {
        if (wanted) {
            throw new AssertionError("nobody records");
        }
    }
}
