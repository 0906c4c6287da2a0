package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.SystemEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A node, and the inbox of the test: it traps exits, and servers send it marks of what they did. An inbox belongs to
 * one thread, so tests run on the thread that prepares them.
 */
abstract class ServerFixture {

    /** Far longer than anything here takes; only a failing test waits so long. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    static final ExitReason FOO = ExitReason.of("foo");

    Node node;
    Inbox inbox;
    private final List<CrashReport> crashes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void openNode() {
        node = Node.start("test");
        node.listen(event -> {
            if (event instanceof SystemEvent.Crashed(var report)) {
                crashes.add(report);
            }
        });
        inbox = node.inbox(SpawnOptions.DEFAULT.trappingExits());
    }

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close();
    }

    /** What a server calls to leave a mark. */
    final void mark(Object mark) {
        inbox.pid().send(mark);
    }

    final Object next() {
        return inbox.receive(LIMIT).orElseThrow(() -> new AssertionError("nothing came"));
    }

    /** Asserts what comes next, in this order. */
    final void expect(Object... marks) {
        for (Object mark : marks) {
            assertThat(next()).isEqualTo(mark);
        }
    }

    /** Asserts that nothing is there. */
    final void expectNothing() {
        assertThat(inbox.receive(Duration.ZERO)).isEmpty();
    }

    /** Waits for the end of a process, leaving other messages where they are. */
    final ExitReason endOf(Pid pid) {
        Monitor monitor = inbox.monitor(pid);
        return endOf(monitor);
    }

    final ExitReason endOf(Monitor monitor) {
        return inbox.receive(
                        message ->
                                message instanceof Down down && down.monitor().equals(monitor),
                        LIMIT)
                .map(message -> ((Down) message).reason())
                .orElseThrow(() -> new AssertionError(monitor.target() + " did not end"));
    }

    /** The crash reports so far. All of a process are there once its end has been seen. */
    final List<CrashReport> crashes() {
        return crashes;
    }

    final ServerRef start(GenServer<?> server) {
        return GenServer.start(node, server).orThrow();
    }
}
