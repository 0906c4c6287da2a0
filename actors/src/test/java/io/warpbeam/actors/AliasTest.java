package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Aliases: addresses that a process can take back. */
class AliasTest extends WithNode {

    private static final ExitReason FOO = ExitReason.of("foo");

    private record Ask(Destination to) implements Call<String> {}

    private ProcessInfo info() {
        return node.info(inbox.pid()).orElseThrow();
    }

    private static MonitorOptions with(AliasMode mode) {
        return MonitorOptions.DEFAULT.alias(mode);
    }

    /** Has a process send through an alias, and waits until it has. */
    private void sendFrom(Pid pid, Destination alias, Object... messages) {
        order(pid, _ -> List.of(messages).forEach(alias::send));
        awaitObeyed(pid);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L43")
    void anAliasLetsMessagesThroughUntilItIsTakenBack(Way way) {
        Pid pid = spawnObedient(way);
        Alias alias = inbox.alias(AliasMode.EXPLICIT);
        sendFrom(pid, alias, 1, 2);
        assertThat(List.of(inbox.receive(), inbox.receive())).containsExactly(1, 2);
        assertThat(info().aliases()).containsExactly(alias);
        assertThat(inbox.unalias(alias)).isTrue();
        sendFrom(pid, alias, 3);
        assertNoMail();
        assertThat(inbox.unalias(alias)).isFalse();
        assertThat(info().aliases()).isEmpty();
        assertThat(node.info().deadLetters()).isZero();
    }

    @Test
    @Tag("L44")
    void whatIsNotReceivedWhenAnAliasIsTakenBackVanishes() {
        Alias alias = inbox.alias(AliasMode.EXPLICIT);
        alias.send(1);
        alias.send(2);
        assertThat(inbox.unalias(alias)).isTrue();
        assertNoMail();
        assertThat(node.info().deadLetters()).isZero();
    }

    @Test
    void anAliasOfAnotherProcessCannotBeTakenBack() {
        Pid pid = spawnObedient(Way.EVENT_DRIVEN);
        Alias alias = inbox.alias(AliasMode.EXPLICIT);
        order(pid, self -> inbox.pid().send(self.unalias(alias)));
        assertThat(inbox.receive()).isEqualTo(false);
        alias.send("still active");
        assertThat(inbox.receive()).isEqualTo("still active");
    }

    @Test
    void aReplyAliasLetsOneMessageThrough() {
        Alias alias = inbox.alias(AliasMode.REPLY);
        alias.send(1);
        alias.send(2);
        assertThat(inbox.receive()).isEqualTo(1);
        assertNoMail();
        assertThat(inbox.unalias(alias)).isFalse();
        assertThat(info().aliases()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L46")
    void aReplyEndsAliasAndMonitorTogether(Way way) {
        Pid pid = spawnObedient(way);
        Monitor monitor = inbox.monitor(pid, with(AliasMode.REPLY_DEMONITOR));
        sendFrom(pid, monitor.alias().orElseThrow(), "reply", "second");
        assertThat(inbox.receive()).isEqualTo("reply");
        assertThat(info().monitors()).isEmpty();
        assertThat(info().aliases()).isEmpty();
        awaitObeyed(pid);
        assertThat(node.info(pid).orElseThrow().monitoredBy()).isEmpty();
        pid.sendExit(FOO);
        awaitEnd(pid);
        assertNoMail();
        assertThat(inbox.demonitor(monitor)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theDownEndsAReplyDemonitorAlias(Way way) {
        Pid pid = spawnObedient(way);
        Monitor monitor = inbox.monitor(pid, with(AliasMode.REPLY_DEMONITOR));
        pid.sendExit(FOO);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, FOO));
        monitor.alias().orElseThrow().send("late");
        assertNoMail();
        assertThat(info().aliases()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L47")
    void theDownEndsADemonitorAlias(Way way) {
        Pid pid = spawnObedient(way);
        Monitor monitor = inbox.monitor(pid, with(AliasMode.DEMONITOR));
        Alias alias = monitor.alias().orElseThrow();
        sendFrom(pid, alias, 1, 2);
        assertThat(List.of(inbox.receive(), inbox.receive())).containsExactly(1, 2);
        pid.sendExit(FOO);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, FOO));
        alias.send("late");
        assertNoMail();
        assertThat(inbox.unalias(alias)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEMONITOR", "REPLY_DEMONITOR"})
    void demonitorEndsTheAlias(AliasMode mode) {
        Monitor monitor = inbox.monitor(spawnObedient(Way.BLOCKING), with(mode));
        monitor.alias().orElseThrow().send("before");
        assertThat(inbox.demonitor(monitor)).isTrue();
        monitor.alias().orElseThrow().send("after");
        assertNoMail();
        assertThat(info().aliases()).isEmpty();
    }

    @Test
    void anExplicitAliasOutlivesItsMonitor() {
        Pid pid = spawnObedient(Way.BLOCKING);
        Monitor monitor = inbox.monitor(pid, with(AliasMode.EXPLICIT));
        Alias alias = monitor.alias().orElseThrow();
        pid.sendExit(FOO);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, FOO));
        assertThat(inbox.demonitor(monitor)).isFalse();
        alias.send(1);
        assertThat(inbox.receive()).isEqualTo(1);
        assertThat(inbox.unalias(alias)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "REPLY", mode = EnumSource.Mode.EXCLUDE)
    void unaliasLeavesTheMonitor(AliasMode mode) {
        Pid pid = spawnObedient(Way.BLOCKING);
        Monitor monitor = inbox.monitor(pid, with(mode));
        assertThat(inbox.unalias(monitor.alias().orElseThrow())).isTrue();
        monitor.alias().orElseThrow().send("dropped");
        pid.sendExit(FOO);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, FOO));
    }

    @ParameterizedTest
    @EnumSource(names = "REPLY", mode = EnumSource.Mode.EXCLUDE)
    void theAliasOfAMonitorOnItselfEndsWithDemonitor(AliasMode mode) {
        Monitor monitor = inbox.monitor(inbox.pid(), with(mode));
        Alias alias = monitor.alias().orElseThrow();
        alias.send(1);
        assertThat(inbox.receive()).isEqualTo(1);
        inbox.demonitor(monitor);
        alias.send(2);
        Optional<Object> second = inbox.receive(Duration.ZERO);
        assertThat(second.isPresent()).isEqualTo(mode == AliasMode.EXPLICIT);
    }

    @ParameterizedTest
    @EnumSource(names = "REPLY", mode = EnumSource.Mode.EXCLUDE)
    void theAliasOfAMonitorOnAnEndedProcessEndsWithItsDown(AliasMode mode) {
        Pid pid = spawnObedient(Way.BLOCKING);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        Monitor monitor = inbox.monitor(pid, with(mode));
        Alias alias = monitor.alias().orElseThrow();
        alias.send("behind the down");
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.NO_PROCESS));
        assertThat(inbox.receive(Duration.ZERO).isPresent()).isEqualTo(mode == AliasMode.EXPLICIT);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L49")
    void demonitorAfterTheAliasWasUsedLeavesNothing(Way way) {
        for (int round = 0; round < 300; round++) {
            Pid pid = spawnObedient(way);
            Monitor monitor = inbox.monitor(pid, with(AliasMode.REPLY_DEMONITOR));
            Alias alias = monitor.alias().orElseThrow();
            order(pid, self -> {
                alias.send("reply");
                self.exit(FOO);
            });
            if (round % 2 == 0) {
                Object first = inbox.receive();
                assertThat(first).isEqualTo("reply");
            }
            inbox.demonitorFlush(monitor);
            inbox.receive("reply"::equals, Duration.ZERO);
            awaitEnd(pid);
            assertNoMail();
            assertThat(info().aliases()).isEmpty();
            assertThat(info().monitors()).isEmpty();
        }
    }

    @Test
    void someModesNeedAMonitorAndOneMustHaveNone() {
        assertThatThrownBy(() -> inbox.alias(AliasMode.DEMONITOR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inbox.alias(AliasMode.REPLY_DEMONITOR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(AliasMode.REPLY)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aCallGoesThroughAnActiveAliasOnly(Way way) {
        List<Alias> made = new CopyOnWriteArrayList<>();
        Pid pid = way.spawn(node, (self, message) -> {
            switch (message) {
                case Request<?> request
                when request.call() instanceof Ask ask -> request.from().of(ask).reply("answer");
                case Order order -> order.run(self);
                default -> throw new IllegalStateException("unexpected " + message);
            }
        });
        order(pid, self -> made.add(self.alias(AliasMode.EXPLICIT)));
        awaitObeyed(pid);
        Alias alias = made.getFirst();
        assertThat(alias.<String>call(new Ask(alias))).isEqualTo("answer");
        PendingReply<String> early = alias.request(new Ask(alias));
        order(pid, self -> self.unalias(alias));
        assertThat(early.await(Duration.ofMinutes(1)).orThrow()).isEqualTo("answer");
        awaitObeyed(pid);
        assertThat(alias.request(new Ask(alias)).await(Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        CallResult.Failed.class,
                        failed ->
                                assertThat(failed.failure()).isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS)));
    }

    @Test
    void aCallThroughAnOwnAliasIsACallToItself() {
        Alias alias = inbox.alias(AliasMode.EXPLICIT);
        assertThat(alias.request(new Ask(alias)).await(Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        CallResult.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(new CallFailure.CallingSelf()));
    }

    @Test
    void messagesThroughAnAliasCountAgainstTheBound() {
        try (Inbox small = node.inbox(SpawnOptions.DEFAULT.mailbox(2, OverflowPolicy.REJECT))) {
            Alias alias = small.alias(AliasMode.EXPLICIT);
            assertThat(alias.send(1)).isEqualTo(SendResult.sent());
            assertThat(small.pid().send(2)).isEqualTo(SendResult.sent());
            assertThat(alias.send(3)).isEqualTo(new SendResult.Refused(3));
            assertThat(alias.request(new Ask(alias)).isDone()).isTrue();
            assertThat(List.of(small.receive(), small.receive())).containsExactly(1, 2);
        }
    }

    @Test
    void whatIsLeftBehindAnActiveAliasIsADeadLetterOnce() {
        List<Object> dead = new ArrayList<>();
        node.listen(event -> {
            if (event instanceof SystemEvent.DeadLetter(var _, var message, var cause)) {
                dead.add(message + " " + cause);
            }
        });
        Inbox other = node.inbox();
        Alias active = other.priorityAlias(AliasMode.EXPLICIT);
        Alias gone = other.alias(AliasMode.EXPLICIT);
        gone.send("vanishes");
        other.unalias(gone);
        active.send("queued");
        active.sendPriority("urgent");
        other.close();
        active.send("late");
        gone.send("late too");
        assertThat(dead).containsExactlyInAnyOrder("queued LEFT_OVER", "urgent LEFT_OVER", "late NO_PROCESS");
        assertThat(node.info().deadLetters()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void unaliasRacesWithSendersWithoutALoss(Way way) {
        for (int round = 0; round < 300; round++) {
            Pid pid = spawnObedient(way);
            Alias alias = inbox.alias(AliasMode.EXPLICIT);
            order(pid, _ -> {
                for (int i = 0; i < 10; i++) {
                    alias.send(i);
                }
            });
            int received = 0;
            while (received < round % 10) {
                assertThat(inbox.receive()).isEqualTo(received++);
            }
            assertThat(inbox.unalias(alias)).isTrue();
            awaitObeyed(pid);
            assertNoMail();
        }
        assertThat(info().aliases()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneOfReplyAndDownArrivesHoweverTheyRace(Way way) {
        int replies = 0;
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnObedient(way);
            Pid killer = spawnObedient(Way.EVENT_DRIVEN);
            Monitor monitor = inbox.monitor(pid, with(AliasMode.REPLY_DEMONITOR));
            Alias alias = monitor.alias().orElseThrow();
            order(pid, _ -> alias.send("reply"));
            order(killer, _ -> pid.sendExit(ExitReason.KILL));
            Object first = inbox.receive();
            if (first.equals("reply")) {
                replies++;
            } else {
                assertThat(first).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
            }
            awaitEnd(pid);
            assertNoMail();
            assertThat(info().monitors()).isEmpty();
            assertThat(info().aliases()).isEmpty();
        }
        assertThat(replies).isBetween(0, 500);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatIsKilledWithAliasesAndMonitorsLeavesNothing(Way way) {
        for (int round = 0; round < 200; round++) {
            Pid target = spawnObedient(Way.EVENT_DRIVEN);
            Pid pid = spawnObedient(way);
            order(pid, self -> {
                for (AliasMode mode : List.of(AliasMode.EXPLICIT, AliasMode.DEMONITOR, AliasMode.REPLY_DEMONITOR)) {
                    Monitor monitor = self.monitor(target, with(mode).withPriority());
                    order(target, _ -> monitor.alias().orElseThrow().sendPriority("to a dying process"));
                }
            });
            if (round % 2 == 0) {
                awaitObeyed(pid);
            }
            pid.sendExit(ExitReason.KILL);
            awaitEnd(pid);
            awaitObeyed(target);
            assertThat(node.info(target).orElseThrow().monitoredBy()).isEmpty();
            target.sendExit(ExitReason.KILL);
        }
        assertNoMail();
    }
}
