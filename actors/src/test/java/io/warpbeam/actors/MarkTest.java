package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting for something that cannot be in the mailbox yet does not look at what is. */
class MarkTest extends WithNode {

    private static final int MANY = 500_000;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ExitReason FOO = ExitReason.of("foo");

    private int looks;

    private boolean counting(Object message, Object wanted) {
        looks++;
        return message.equals(wanted);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            inbox.pid().send(i);
        }
    }

    @Test
    void aReceiveBehindAMarkDoesNotLookAtOlderMessages() {
        fill(MANY);
        for (int round = 0; round < 1000; round++) {
            Mark mark = inbox.mark();
            inbox.pid().send("other");
            inbox.pid().send("reply");
            assertThat(inbox.receive(mark, message -> counting(message, "reply")))
                    .isEqualTo("reply");
            assertThat(inbox.receive(mark, message -> counting(message, "other"), LONG))
                    .contains("other");
        }
        assertThat(looks).isEqualTo(3000);
        assertThat(inbox.receive()).isEqualTo(0);
    }

    @Test
    void aMarkHoldsWhateverIsTakenMeanwhile() {
        fill(10);
        Mark mark = inbox.mark();
        for (int i = 0; i < 10; i++) {
            assertThat(inbox.receive()).isEqualTo(i);
        }
        inbox.pid().send("a");
        Mark second = inbox.mark();
        inbox.pid().send("b");
        assertThat(inbox.receive(second, "a"::equals, Duration.ZERO)).isEmpty();
        assertThat(inbox.receive(mark, "b"::equals)).isEqualTo("b");
        assertThat(inbox.receive(mark, "a"::equals)).isEqualTo("a");
        assertThat(inbox.receive(mark, _ -> true, Duration.ZERO)).isEmpty();
    }

    @Test
    void aMarkHidesOlderPriorityMessagesToo() {
        Alias alias = inbox.priorityAlias(AliasMode.EXPLICIT);
        alias.sendPriority("p1");
        Mark mark = inbox.mark();
        inbox.pid().send("o1");
        alias.sendPriority("p2");
        List<Object> seen = new ArrayList<>();
        assertThat(inbox.receive(mark, message -> !seen.add(message), Duration.ZERO))
                .isEmpty();
        assertThat(seen).containsExactly("p2", "o1");
        assertThat(List.of(inbox.receive(), inbox.receive(), inbox.receive())).containsExactly("p1", "p2", "o1");
    }

    @Test
    void aMarkOfAnotherProcessIsRefused() {
        try (Inbox other = node.inbox()) {
            Mark mark = other.mark();
            assertThatThrownBy(() -> inbox.receive(mark, _ -> true)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> inbox.receive(mark, _ -> true, Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDownIsTakenFromAmongManyMessages(Way way) {
        fill(MANY);
        for (int round = 0; round < 500; round++) {
            Monitored child =
                    round % 2 == 0 ? inbox.spawnMonitor(self -> self.exit(FOO)) : monitored(spawnObedient(way));
            child.pid().sendExit(FOO);
            Optional<Down> down = inbox.receiveDown(child.monitor(), LONG);
            assertThat(down)
                    .contains(new Down(
                            child.monitor(), child.pid(), down.orElseThrow().reason()));
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(inbox.receive()).isEqualTo(i);
        }
    }

    private Monitored monitored(Pid pid) {
        return new Monitored(pid, inbox.monitor(pid, MonitorOptions.DEFAULT.tag("tag")));
    }

    @Test
    void aDownThatCannotComeIsNotWaitedFor() {
        Pid pid = spawnObedient(Way.BLOCKING);
        Monitor ended = inbox.monitor(pid);
        Monitor replied = inbox.monitor(pid, MonitorOptions.DEFAULT.alias(AliasMode.REPLY_DEMONITOR));
        inbox.demonitor(ended);
        assertThat(inbox.receiveDown(ended, LONG)).isEmpty();
        assertThat(inbox.receiveDown(inbox.monitor(inbox.pid()), LONG)).isEmpty();
        order(pid, _ -> replied.alias().orElseThrow().send("reply"));
        assertThat(inbox.receiveDown(replied, LONG)).isEmpty();
        assertThat(inbox.receive()).isEqualTo("reply");
        Monitor taken = inbox.monitor(pid);
        assertThat(inbox.receiveDown(taken, Duration.ZERO)).isEmpty();
        pid.sendExit(FOO);
        assertThat(inbox.receive()).isEqualTo(new Down(taken, pid, FOO));
        assertThat(inbox.receiveDown(taken, LONG)).isEmpty();
    }

    @Test
    void theDownOfAnotherProcessIsRefused() {
        try (Inbox other = node.inbox()) {
            Monitor monitor = other.monitor(inbox.pid());
            assertThatThrownBy(() -> inbox.receiveDown(monitor, LONG)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSelectorThatReceivesItselfDisturbsNobody() {
        fill(10);
        List<Object> inner = new ArrayList<>();
        Object taken = inbox.receive(message -> {
            if (message.equals(3)) {
                for (int i = 0; i < 6; i++) {
                    inner.add(inbox.receive());
                }
            }
            return message.equals(3) || message.equals(8);
        });
        assertThat(inner).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(taken).isEqualTo(8);
        assertThat(List.of(inbox.receive(), inbox.receive(), inbox.receive())).containsExactly(6, 7, 9);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsNotLostWhenAnExitSignalEndsAProcessInItsSelector(Way way) {
        for (int round = 0; round < 200; round++) {
            long before = node.info().deadLetters();
            Pid pid = spawnObedient(way);
            order(pid, self -> {
                self.pid().send("wanted");
                self.receive(message -> {
                    inbox.pid().send("in the selector");
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return message.equals("wanted");
                });
            });
            assertThat(inbox.receive()).isEqualTo("in the selector");
            pid.sendExit(FOO);
            assertThat(awaitEnd(pid)).isEqualTo(FOO);
            assertThat(node.info().deadLetters()).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKillEndsEveryWait(Way way) {
        Pid target = spawnObedient(Way.EVENT_DRIVEN);
        for (int round = 0; round < 300; round++) {
            Pid pid = spawnObedient(way);
            int kind = round % 3;
            order(pid, self -> {
                Monitor monitor = self.monitor(target, MonitorOptions.DEFAULT.alias(AliasMode.REPLY_DEMONITOR));
                Mark mark = self.mark();
                inbox.pid().send("waits");
                switch (kind) {
                    case 0 -> self.receiveDown(monitor, LONG);
                    case 1 -> self.receive(mark, _ -> false, LONG);
                    default -> self.receive(mark, _ -> false);
                }
            });
            assertThat(inbox.receive()).isEqualTo("waits");
            pid.sendExit(ExitReason.KILL);
            assertThat(awaitEnd(pid)).isEqualTo(ExitReason.KILLED);
        }
        awaitObeyed(target);
        assertThat(node.info(target).orElseThrow().monitoredBy()).isEmpty();
        await().untilAsserted(() -> assertThat(node.info().pendingTimers()).isZero());
    }
}
