package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the listeners of a node hear. */
class SystemEventTest extends WithNode {

    private final Queue<SystemEvent> events = new ConcurrentLinkedQueue<>();

    private List<SystemEvent> about(Pid pid) {
        return events.stream()
                .filter(event -> switch (event) {
                    case SystemEvent.Spawned spawned -> spawned.pid().equals(pid);
                    case SystemEvent.Exited exited -> exited.pid().equals(pid);
                    case SystemEvent.Crashed crashed -> crashed.report().pid().equals(pid);
                    default -> false;
                })
                .toList();
    }

    /** Waits for the end of a process as told by the listener that is asked after the one of the test. */
    private void end(Pid pid, Order order) {
        order(pid, order);
        awaitEnd(pid);
        inbox.receive(message ->
                message instanceof SystemEvent.Exited exited && exited.pid().equals(pid));
    }

    private Node.Subscription listen() {
        Pid me = inbox.pid();
        return node.listen(event -> {
            events.add(event);
            if (event instanceof SystemEvent.Exited) {
                me.send(event);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void spawnAndEndAreTold(Way way) {
        try (var _ = listen()) {
            Pid pid = spawnObedient(way);
            end(pid, self -> self.exit(ExitReason.SHUTDOWN));
            assertThat(about(pid))
                    .containsExactly(
                            new SystemEvent.Spawned(pid, inbox.pid()),
                            new SystemEvent.Exited(pid, ExitReason.SHUTDOWN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrashIsReportedOnceWithAllThatIsKnown(Way way) {
        RuntimeException boom = new IllegalStateException("boom");
        Order crash = _ -> {
            throw boom;
        };
        try (var _ = listen()) {
            Pid pid = spawnObedient(way, SpawnOptions.named("n").label("l"));
            inbox.link(pid);
            end(pid, crash);
            List<SystemEvent> heard = about(pid);
            assertThat(heard).hasSize(3);
            CrashReport report = ((SystemEvent.Crashed) heard.get(1)).report();
            assertThat(report.reason()).isEqualTo(new ExitReason.Crashed(boom));
            assertThat(report.name()).contains("n");
            assertThat(report.label()).contains("l");
            assertThat(report.links()).containsExactly(inbox.pid());
            assertThat(report.ancestors()).startsWith(inbox.pid());
            if (way == Way.EVENT_DRIVEN) {
                assertThat(report.lastMessage()).contains(crash);
            }
            assertThat(node.info().crashes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCrashIsReportedForOrderlyEndsAndSignals(Way way) {
        try (var _ = listen()) {
            List<ExitReason> orderly = List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("detail"));
            orderly.forEach(reason -> end(spawnObedient(way), self -> self.exit(reason)));
            end(spawnObedient(way), self -> self.pid().sendExit(ExitReason.of("signal")));
            end(spawnObedient(way), self -> self.pid().sendExit(ExitReason.KILL));
            assertThat(node.info().crashes()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsDoesNoHarm(Way way) {
        List<Throwable> all =
                List.of(new IllegalStateException("no"), new AssertionError("no"), new StackOverflowError());
        for (Throwable each : all) {
            node.listen(_ -> SystemEventTest.<RuntimeException>sneak(each));
        }
        try (var _ = listen()) {
            Pid pid = spawnObedient(way, SpawnOptions.named("n"));
            inbox.link(pid);
            end(pid, _ -> {
                throw new IllegalStateException("boom");
            });
            assertThat(inbox.receive()).isInstanceOf(Exit.class);
            assertThat(node.whereis("n")).isEmpty();
            assertThat(about(pid)).hasSize(3);
        }
    }

    @SuppressWarnings("unchecked") // throws anything
    private static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @Test
    void aClosedSubscriptionHearsNothing() {
        Node.Subscription subscription = listen();
        subscription.close();
        subscription.close();
        awaitEnd(node.spawn(_ -> {}));
        assertThat(events).isEmpty();
    }

    /** Keeps what is logged about processes whose label is "logged". */
    private static final class Kept extends Handler {
        private final Queue<String> texts = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord told) {
            if (told.getMessage().contains("logged by this test")) {
                texts.add(told.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNodeLogsCrashesUnlessItIsToldNotTo(boolean logging) {
        Kept kept = new Kept();
        Logger logger = Logger.getLogger(Node.class.getName());
        logger.addHandler(kept);
        try {
            try (Node other = Node.builder("other").logging(logging).start()) {
                assertThat(other.isLogging()).isEqualTo(logging);
                other.spawn(SpawnOptions.DEFAULT.label("logged by this test"), _ -> {
                    throw new IllegalStateException("boom");
                });
                await().until(() -> other.info().crashes() == 1);
                await().until(() -> !logging || !kept.texts.isEmpty());
            }
            assertThat(kept.texts).hasSize(logging ? 1 : 0);
        } finally {
            logger.removeHandler(kept);
        }
    }
}
