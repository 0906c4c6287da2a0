package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a node. */
class NodeCloseTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final Node node = Node.start("closing");
    private final Queue<SystemEvent.Exited> ends = new ConcurrentLinkedQueue<>();

    private NodeCloseTest() {
        node.listen(event -> {
            if (event instanceof SystemEvent.Exited exited) {
                ends.add(exited);
            }
        });
    }

    /** The event follows the end that others are told of, so it may come after the node is closed. */
    private void assertEnded(Pid pid, ExitReason reason) {
        await().until(() -> ends.contains(new SystemEvent.Exited(pid, reason)));
        assertThat(ends.stream().filter(exited -> exited.pid().equals(pid))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void processesAreAskedLastFirstOneAfterTheOther(Way way) {
        Queue<Pid> asked = new ConcurrentLinkedQueue<>();
        List<Pid> pids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pids.add(way.spawn(node, SpawnOptions.DEFAULT.trappingExits(), (self, message) -> {
                if (message instanceof Exit(var from, var reason)) {
                    assertThat(from).isEqualTo(node.root());
                    asked.add(self.pid());
                    throw self.exit(reason);
                }
            }));
        }
        node.close(LONG);
        assertThat(asked).containsExactlyElementsOf(pids.reversed());
        assertThat(node.processes()).isEmpty();
        assertEnded(pids.getLast(), ExitReason.SHUTDOWN);
    }

    @ParameterizedTest
    @EnumSource
    void processesNamedForThatAreAskedBeforeAllOthers(Way way) {
        Queue<Pid> asked = new ConcurrentLinkedQueue<>();
        List<Pid> pids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pids.add(way.spawn(node, SpawnOptions.DEFAULT.trappingExits(), (self, message) -> {
                if (message instanceof Exit(var _, var reason)) {
                    asked.add(self.pid());
                    throw self.exit(reason);
                }
            }));
        }
        node.closeFirst(pids.get(1));
        node.closeFirst(pids.get(0));
        node.closeFirst(pids.get(1));
        node.close(LONG);
        assertThat(asked).containsExactly(pids.get(1), pids.get(0), pids.get(3), pids.get(2));
    }

    @ParameterizedTest
    @EnumSource
    void aStubbornProcessIsKilledWhenTheTimeIsOver(Way way) {
        Pid stubborn = way.spawn(node, SpawnOptions.DEFAULT.trappingExits(), (_, _) -> {});
        Pid tame = way.spawn(node, (_, _) -> {});
        node.close(Duration.ofMillis(20));
        assertEnded(stubborn, ExitReason.KILLED);
        assertEnded(tame, ExitReason.SHUTDOWN);
        assertThat(node.processes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void codeThatNeverReturnsIsLeftBehind(Way way) throws Exception {
        AtomicBoolean released = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        Pid pid = way.spawn(node, (_, _) -> {
            started.countDown();
            while (!released.get()) {
                Thread.onSpinWait();
            }
        });
        pid.send("spin");
        started.await();
        node.close(Duration.ofMillis(20));
        assertThat(node.processes()).isEmpty();
        assertThat(node.info().zombies()).isEqualTo(1);
        released.set(true);
        await().until(() -> node.info().zombies() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptCutsTheOrderlyPartShort(Way way) {
        Pid stubborn = way.spawn(node, SpawnOptions.DEFAULT.trappingExits(), (_, _) -> {});
        Pid tame = way.spawn(node, (_, _) -> {});
        Thread.currentThread().interrupt();
        node.close(LONG);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(node.processes()).isEmpty();
        assertEnded(stubborn, ExitReason.KILLED);
        await().until(() -> ends.stream().anyMatch(end -> end.pid().equals(tame)));
        assertThatThrownBy(node::inbox).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aChildMayBeSpawnedDuringTheShutdownAndEndsWithIt(Way way) {
        CompletableFuture<Pid> child = new CompletableFuture<>();
        way.spawn(node, SpawnOptions.DEFAULT.trappingExits(), (self, message) -> {
            if (message instanceof Exit) {
                child.complete(way.spawn(node, SpawnOptions.DEFAULT.trappingExits(), (_, _) -> {}));
                throw self.exit(ExitReason.SHUTDOWN);
            }
        });
        node.close(Duration.ofMillis(100));
        assertEnded(child.join(), ExitReason.KILLED);
        assertThat(node.processes()).isEmpty();
    }

    @Test
    void closingTwiceOrFromTwoThreadsIsOneClosing() {
        Way.BLOCKING.spawn(node, (_, _) -> {});
        CompletableFuture<Void> other = CompletableFuture.runAsync(node::close);
        node.close();
        assertThat(node.processes()).isEmpty();
        other.join();
        node.close();
        assertEnded(node.root(), ExitReason.KILLED);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessCannotCloseItsOwnNode(Way way) {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Pid pid = way.spawn(node, (_, _) -> {
            try {
                node.close();
            } catch (IllegalStateException e) {
                thrown.complete(e);
            }
        });
        pid.send("close");
        assertThat(thrown.join()).hasMessageContaining("own process");
        assertThat(pid.isAlive()).isTrue();
        node.close();
    }

    @Test
    void aClosedNodeSpawnsNothing() {
        Inbox inbox = node.inbox();
        Pid pid = Way.BLOCKING.spawn(node, (_, _) -> {});
        node.close();
        inbox.close();
        assertThatThrownBy(() -> Way.BLOCKING.spawn(node, (_, _) -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Way.EVENT_DRIVEN.spawn(node, (_, _) -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(node::inbox).isInstanceOf(IllegalStateException.class);
        assertThat(pid.send("vanishes")).isEqualTo(SendResult.sent());
        pid.sendExit(ExitReason.KILL);
        assertThat(pid.request(new CallTest.Twice(1)).await(LONG)).isInstanceOf(CallResult.Failed.class);
    }

    @Test
    void aProcessOfAnotherNodeCannotSpawnOnAClosedOne() {
        node.close();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        try (Node other = Node.start("other")) {
            other.spawn(_ -> {
                try {
                    node.spawn(_ -> {});
                } catch (IllegalStateException e) {
                    thrown.complete(e);
                }
            });
            assertThat(thrown.join()).hasMessageContaining("closed");
        }
    }

    @Test
    void aPendingCallFailsWhenTheNodeCloses() {
        Pid pid = Way.EVENT_DRIVEN.spawn(node, (_, _) -> {});
        PendingReply<Integer> pending = pid.request(new CallTest.Twice(1));
        node.close();
        assertThat(pending.await(LONG)).isInstanceOf(CallResult.Failed.class);
    }
}
