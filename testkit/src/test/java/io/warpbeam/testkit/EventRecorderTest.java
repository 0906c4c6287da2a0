package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.actors.SystemEvent.DeadLetter;
import io.warpbeam.actors.SystemEvent.Exited;
import io.warpbeam.actors.SystemEvent.Spawned;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recorder keeps, and what it waits for. */
class EventRecorderTest {

    /** As a layer above publishes it. */
    record Restarted(String child) implements SystemEvent {}

    private final Node node = Node.start("test");
    private final EventRecorder recorder = EventRecorder.of(node);

    @AfterEach
    void close() {
        recorder.close();
        node.close(Duration.ZERO);
    }

    private Pid spawnCrashing(RuntimeException error) {
        return node.spawn(SpawnOptions.DEFAULT.label("fragile"), self -> {
            self.receive();
            throw error;
        });
    }

    private Pid ended() {
        try (TestProbe probe = TestProbe.of(node)) {
            Pid pid = node.spawn(_ -> {});
            probe.awaitEnd(pid);
            return pid;
        }
    }

    @Test
    void expectsACrash() {
        Pid pid = spawnCrashing(new IllegalStateException("boom"));
        // @start region="recorder"
        pid.send("go");
        CrashReport crash = recorder.expectCrash(pid);
        assertThat(crash.label()).contains("fragile");
        assertThat(recorder.unexpectedCrashes()).isEmpty();
        // @end
        assertThat(recorder.crashes()).containsExactly(crash);
    }

    @Test
    void aCrashIsExpectedOnce() {
        Pid first = spawnCrashing(new IllegalStateException("first"));
        Pid second = spawnCrashing(new IllegalStateException("second"));
        first.send("go");
        CrashReport crash = recorder.expectCrash(IllegalStateException.class);
        assertThat(crash.pid()).isEqualTo(first);
        assertThatThrownBy(() -> recorder.within(Duration.ZERO).expectCrash(first))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected a crash of " + first + " on node test, but it did not happen");
        second.send("go");
        assertThat(recorder.expectCrash(RuntimeException.class).pid()).isEqualTo(second);
    }

    @Test
    void aFailureShowsWhatHappenedInstead() {
        Pid pid = spawnCrashing(new IllegalStateException("boom"));
        pid.send("go");
        recorder.expectCrash(pid);
        assertThatThrownBy(() -> recorder.within(Duration.ofMillis(20)).expectCrash(ArithmeticException.class))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageContaining("expected a crash with ArithmeticException on node test within 20 ms")
                .hasMessageContaining("crash of " + pid + " (fragile): java.lang.IllegalStateException: boom");
    }

    @Test
    void expectsADeadLetter() {
        Pid pid = ended();
        pid.send("late");
        pid.send("later");
        DeadLetter letter = recorder.expectDeadLetter("later");
        assertThat(letter.target()).isEqualTo(pid);
        assertThat(recorder.deadLetters()).hasSize(2);
        assertThat(recorder.unexpectedDeadLetters())
                .containsExactly(new DeadLetter(pid, "late", DeadLetter.Cause.NO_PROCESS));
        assertThat(recorder.toString()).contains("dead letter for " + pid + ": late (the process had ended)");
    }

    @Test
    void waitsForAnyEventFromAnyThread() {
        CompletableFuture<Restarted> found = new CompletableFuture<>();
        Pid pid = node.spawn(_ -> found.complete(recorder.expect(
                Restarted.class, "a restart of db", restart -> restart.child().equals("db"))));
        recorder.expect(
                Spawned.class,
                "the start of the process",
                spawned -> spawned.pid().equals(pid));
        node.publish(new Restarted("cache"));
        node.publish(new Restarted("db"));
        assertThat(found.join()).isEqualTo(new Restarted("db"));
        assertThat(recorder.events(Restarted.class)).containsExactly(new Restarted("cache"), new Restarted("db"));
    }

    @Test
    void whoeverWaitsLeavesNoTrace() {
        assertThatThrownBy(() -> recorder.within(Duration.ofMillis(5)).expectDeadLetter("never"))
                .isInstanceOf(AssertionError.class);
        node.publish(new Restarted("db"));
        assertThat(recorder.events()).containsExactly(new Restarted("db"));
        assertThat(node.info().processes()).isOne();
    }

    @Test
    void seesEveryCrashOfMany() {
        List<Pid> pids = IntStream.range(0, 100)
                .mapToObj(i -> spawnCrashing(new IllegalStateException("boom " + i)))
                .toList();
        pids.forEach(pid -> pid.send("go"));
        pids.reversed().forEach(recorder::expectCrash);
        assertThat(recorder.unexpectedCrashes()).isEmpty();
        assertThat(recorder.crashes()).extracting(CrashReport::pid).containsExactlyInAnyOrderElementsOf(pids);
    }

    @Test
    void keepsEnds() {
        Pid pid = ended();
        Exited end =
                recorder.expect(Exited.class, "the end", exited -> exited.pid().equals(pid));
        assertThat(end.reason()).isEqualTo(ExitReason.NORMAL);
        assertThat(recorder.exits()).contains(end);
    }

    @Test
    void dropsTheOldestAndCountsThem() {
        try (EventRecorder small = EventRecorder.of(node, 2)) {
            for (int i = 0; i < 5; i++) {
                node.publish(new Restarted("child " + i));
            }
            assertThat(small.events()).containsExactly(new Restarted("child 3"), new Restarted("child 4"));
            assertThat(small.dropped()).isEqualTo(3);
            assertThat(small.toString()).isEqualTo("""
                recorded on node test: 5 events, of which the first 3 are not shown
                  Restarted[child=child 3]
                  Restarted[child=child 4]\
                """);
            small.clear();
            assertThat(small.events()).isEmpty();
            assertThat(small.dropped()).isZero();
        }
    }

    @Test
    void recordsNoMoreWhenItIsClosed() {
        node.publish(new Restarted("before"));
        recorder.close();
        node.publish(new Restarted("after"));
        assertThat(recorder.events()).containsExactly(new Restarted("before"));
    }

    @Test
    void needsRoomForOneEvent() {
        assertThatThrownBy(() -> EventRecorder.of(node, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capacity must be at least 1, but is 0");
    }
}
