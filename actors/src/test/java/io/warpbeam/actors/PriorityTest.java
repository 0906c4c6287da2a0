package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Priority messages go behind one another and ahead of ordinary ones, if receiver and sender both ask for it. */
class PriorityTest extends WithNode {

    private static final ExitReason FOO = ExitReason.of("foo");

    private List<Object> mail(int count) {
        List<Object> mail = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mail.add(inbox.receive());
        }
        assertNoMail();
        return mail;
    }

    @Test
    @Tag("L53")
    void priorityMessagesGoAheadOfOrdinaryOnesInTheirOwnOrder() {
        Alias alias = inbox.priorityAlias(AliasMode.EXPLICIT);
        inbox.pid().send("o1");
        alias.send("o2");
        alias.sendPriority("p1");
        alias.sendPriority("p2");
        assertThat(mail(4)).containsExactly("p1", "p2", "o1", "o2");
    }

    @Test
    @Tag("L53")
    void toABarePidOrAPlainAliasAPriorityMessageIsAnOrdinaryOne() {
        Alias plain = inbox.alias(AliasMode.EXPLICIT);
        inbox.pid().send("o1");
        inbox.pid().sendPriority("p1");
        plain.sendPriority("p2");
        inbox.pid().send("o2");
        assertThat(mail(4)).containsExactly("o1", "p1", "p2", "o2");
    }

    @Test
    @Tag("L53")
    void afterUnaliasAPriorityMessageIsDropped() {
        Alias alias = inbox.priorityAlias(AliasMode.EXPLICIT);
        inbox.pid().send("o1");
        alias.sendPriority("p1");
        assertThat(inbox.receive()).isEqualTo("p1");
        inbox.unalias(alias);
        alias.sendPriority("p2");
        assertThat(mail(1)).containsExactly("o1");
    }

    @Test
    void aPriorityReplyEndsItsAlias() {
        Alias alias = inbox.priorityAlias(AliasMode.REPLY);
        inbox.pid().send("o1");
        alias.sendPriority("p1");
        alias.sendPriority("p2");
        assertThat(mail(2)).containsExactly("p1", "o1");
    }

    @Test
    void aSelectorSeesPriorityMessagesFirst() {
        Alias alias = inbox.priorityAlias(AliasMode.EXPLICIT);
        inbox.pid().send("o1");
        assertThat(inbox.receive("none"::equals, Duration.ZERO)).isEmpty();
        inbox.pid().send("o2");
        alias.sendPriority("p1");
        alias.sendPriority("p2");
        List<Object> seen = new ArrayList<>();
        Object taken = inbox.receive(message -> {
            seen.add(message);
            return message.equals("o2");
        });
        assertThat(taken).isEqualTo("o2");
        assertThat(seen).containsExactly("p1", "p2", "o1", "o2");
        assertThat(mail(3)).containsExactly("p1", "p2", "o1");
    }

    @Test
    void aPriorityMessageThatArrivesDuringAReceiveIsOfferedOnce() {
        Alias alias = inbox.priorityAlias(AliasMode.EXPLICIT);
        inbox.pid().send("o1");
        inbox.pid().send("o2");
        List<Object> seen = new ArrayList<>();
        Object taken = inbox.receive(message -> {
            seen.add(message);
            if (message.equals("o1")) {
                alias.sendPriority("p1");
                alias.sendPriority("p2");
            }
            return message.equals("p2");
        });
        assertThat(taken).isEqualTo("p2");
        assertThat(seen).containsExactly("o1", "p1", "p2");
        assertThat(mail(3)).containsExactly("p1", "o1", "o2");
    }

    @ParameterizedTest
    @EnumSource
    void aBusyProcessTakesAPriorityMessageNext(Way way) throws InterruptedException {
        List<Object> seen = new ArrayList<>();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Pid me = inbox.pid();
        Pid pid = way.spawn(node, (self, message) -> {
            if (message instanceof Order order) {
                order.run(self);
            } else {
                seen.add(message);
            }
        });
        order(pid, self -> me.send(self.priorityAlias(AliasMode.EXPLICIT)));
        Alias alias = (Alias) inbox.receive();
        order(pid, _ -> {
            busy.countDown();
            go.await();
        });
        busy.await();
        pid.send(1);
        pid.send(2);
        alias.sendPriority("first");
        alias.sendPriority("second");
        order(pid, _ -> me.send(List.copyOf(seen)));
        go.countDown();
        assertThat(inbox.receive()).isEqualTo(List.of("first", "second", 1, 2));
    }

    @Test
    void aMonitorMayHavePriority() {
        Pid pid = spawnObedient(Way.BLOCKING);
        Monitor monitor = inbox.monitor(pid, MonitorOptions.DEFAULT.withPriority());
        Monitor plain = inbox.monitor(pid);
        Monitor tagged =
                inbox.monitor(pid, MonitorOptions.DEFAULT.withPriority().tag("tag"));
        inbox.pid().send("o1");
        order(pid, self -> self.exit(ExitReason.NORMAL));
        awaitEnd(pid);
        assertThat(mail(4))
                .containsExactly(
                        new Down(monitor, pid, ExitReason.NORMAL),
                        new TaggedDown("tag", new Down(tagged, pid, ExitReason.NORMAL)),
                        "o1",
                        new Down(plain, pid, ExitReason.NORMAL));
    }

    @Test
    void theAliasOfAPriorityMonitorTakesPriorityMessages() {
        Monitor monitor = inbox.monitor(
                spawnObedient(Way.BLOCKING),
                MonitorOptions.DEFAULT.alias(AliasMode.REPLY_DEMONITOR).withPriority());
        inbox.pid().send("o1");
        monitor.alias().orElseThrow().sendPriority("reply");
        assertThat(mail(2)).containsExactly("reply", "o1");
    }

    @ParameterizedTest
    @EnumSource
    void aLinkMayHavePriority(Way way) {
        for (ExitReason reason : List.of(ExitReason.NORMAL, FOO)) {
            Pid first = spawnObedient(way);
            Pid second = spawnObedient(way);
            inbox.linkPriority(first);
            inbox.link(second);
            inbox.pid().send("o1");
            order(second, self -> self.exit(reason));
            awaitEnd(second);
            order(first, self -> self.exit(reason));
            awaitEnd(first);
            assertThat(mail(3)).containsExactly(new Exit(first, reason), "o1", new Exit(second, reason));
        }
    }

    @Test
    void theLastLinkSaysWhetherItHasPriority() {
        Pid pid = spawnObedient(Way.BLOCKING);
        inbox.linkPriority(pid);
        inbox.link(pid);
        inbox.pid().send("o1");
        pid.sendExit(FOO);
        awaitEnd(pid);
        assertThat(mail(2)).containsExactly("o1", new Exit(pid, FOO));
        inbox.pid().send("o2");
        inbox.linkPriority(pid);
        assertThat(mail(2)).containsExactly(new Exit(pid, ExitReason.NO_PROCESS), "o2");
    }

    @Test
    void anExitSignalMayHavePriority() {
        Alias alias = inbox.priorityAlias(AliasMode.EXPLICIT);
        Alias plain = inbox.alias(AliasMode.EXPLICIT);
        Pid pid = spawnObedient(Way.BLOCKING);
        inbox.pid().send("o1");
        order(pid, _ -> {
            plain.sendExitPriority(ExitReason.of(1));
            alias.sendExit(ExitReason.of(2));
            alias.sendExitPriority(ExitReason.of(3));
            alias.sendExitPriority(ExitReason.NORMAL);
        });
        awaitObeyed(pid);
        inbox.unalias(alias);
        alias.sendExitPriority(ExitReason.KILL);
        assertThat(mail(5))
                .containsExactly(
                        new Exit(pid, ExitReason.of(3)),
                        new Exit(pid, ExitReason.NORMAL),
                        "o1",
                        new Exit(pid, ExitReason.of(1)),
                        new Exit(pid, ExitReason.of(2)));
    }

    @ParameterizedTest
    @EnumSource
    void anExitSignalThroughAnAliasEndsAProcessOrVanishes(Way way) {
        Pid pid = spawnObedient(way);
        Pid me = inbox.pid();
        order(pid, self -> {
            Alias gone = self.alias(AliasMode.EXPLICIT);
            self.unalias(gone);
            me.send(gone);
            me.send(self.alias(AliasMode.EXPLICIT));
        });
        ((Alias) inbox.receive()).sendExit(ExitReason.KILL);
        Alias active = (Alias) inbox.receive();
        awaitObeyed(pid);
        active.sendExit(FOO);
        assertThat(awaitEnd(pid)).isEqualTo(FOO);
        active.sendExit(FOO);
    }

    @Test
    void priorityMessagesOfManySendersKeepTheOrderOfEach() {
        Alias alias = inbox.priorityAlias(AliasMode.EXPLICIT);
        record Numbered(Pid from, boolean urgent, int number) {}
        int senders = 4;
        int each = 5000;
        for (int i = 0; i < senders; i++) {
            Random random = new Random(i);
            node.spawn(self -> {
                int[] sent = new int[2];
                for (int n = 0; n < each; n++) {
                    boolean urgent = random.nextInt(10) == 0;
                    Object message = new Numbered(self.pid(), urgent, sent[urgent ? 1 : 0]++);
                    if (urgent) {
                        alias.sendPriority(message);
                    } else {
                        inbox.pid().send(message);
                    }
                }
            });
        }
        record Lane(Pid from, boolean urgent) {}
        java.util.Map<Lane, Integer> next = new java.util.HashMap<>();
        for (int i = 0; i < senders * each; i++) {
            Numbered numbered = (Numbered) (i % 3 == 0 ? inbox.receive() : inbox.receive(_ -> true));
            int expected = next.merge(new Lane(numbered.from(), numbered.urgent()), 1, Integer::sum) - 1;
            assertThat(numbered.number()).isEqualTo(expected);
        }
        assertNoMail();
    }
}
