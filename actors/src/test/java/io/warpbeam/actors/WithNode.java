package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A node, and an inbox of the test thread that traps exits. */
abstract class WithNode {

    final Node node = Node.start("test");
    private final Map<Pid, CompletableFuture<ExitReason>> ends = new ConcurrentHashMap<>();
    Inbox inbox;

    /** Code of a process that obeys: it runs what it is sent. */
    @FunctionalInterface
    interface Order {
        void run(Self self) throws Exception;
    }

    private record Mark(int number) {}

    private int marks;

    @BeforeEach
    void openInbox() {
        node.listen(event -> {
            if (event instanceof SystemEvent.Exited(Pid pid, ExitReason reason)) {
                end(pid).complete(reason);
            }
        });
        inbox = node.inbox(SpawnOptions.DEFAULT.trappingExits());
    }

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close(Duration.ZERO); // whatever traps exits is killed at once
    }

    private CompletableFuture<ExitReason> end(Pid pid) {
        return ends.computeIfAbsent(pid, _ -> new CompletableFuture<>());
    }

    /** Waits until a process has ended and everyone has been told. */
    final ExitReason awaitEnd(Pid pid) {
        return end(pid).join();
    }

    /** Whether a process has ended and everyone has been told. */
    final boolean hasEnded(Pid pid) {
        return end(pid).isDone();
    }

    /** A process that runs each {@link Order} that it is sent, and drops all else. */
    final Pid spawnObedient(Way way, SpawnOptions options) {
        return way.spawn(node, options, WithNode::obey);
    }

    final Pid spawnObedient(Way way) {
        return spawnObedient(way, SpawnOptions.DEFAULT);
    }

    static void obey(Self self, Object message) throws Exception {
        if (message instanceof Order order) {
            order.run(self);
        }
    }

    static void order(Pid pid, Order order) {
        pid.send(order);
    }

    /** Waits until a process has run all that it was sent by this thread. */
    final void awaitObeyed(Pid pid) {
        Mark mark = new Mark(++marks);
        order(pid, _ -> inbox.pid().send(mark));
        assertThat(inbox.receive(mark::equals)).isEqualTo(mark);
    }

    /** Nothing that was sent to the inbox before is left in it. */
    final void assertNoMail() {
        Mark mark = new Mark(++marks);
        inbox.pid().send(mark);
        assertThat(inbox.receive()).isEqualTo(mark);
    }
}
