package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links: exit signals from one process to the other when one ends. */
class LinkTest extends WithNode {

    private static final ExitReason FOO = ExitReason.of("foo");

    @ParameterizedTest
    @EnumSource
    @Tag("L16")
    void anUnlinkFromTheOtherSideEndsTheLink(Way way) {
        Pid me = inbox.pid();
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        order(pid, self -> self.unlink(me));
        awaitObeyed(pid);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L17")
    void aLinkSetAnewAfterAnUnlinkGivesOneExit(Way way) {
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        inbox.unlink(pid);
        inbox.link(pid);
        order(pid, self -> self.exit(FOO));
        assertThat(inbox.receive()).isEqualTo(new Exit(pid, FOO));
        awaitEnd(pid);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    void linkingTwiceAndUnlinkingOnceLeavesNoLink(Way way) {
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        inbox.link(pid);
        inbox.unlink(pid);
        pid.sendExit(FOO);
        awaitEnd(pid);
        assertNoMail();
    }

    @Test
    @Tag("L19")
    void aLinkToItselfDoesNothing() {
        inbox.link(inbox.pid());
        assertThat(node.info(inbox.pid()).orElseThrow().links()).isEmpty();
        inbox.unlink(inbox.pid());
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L20")
    void aLinkToAnEndedProcessIsAnExitForOneThatTraps(Way way) {
        Pid pid = spawnObedient(way);
        pid.sendExit(FOO);
        awaitEnd(pid);
        inbox.link(pid);
        assertThat(inbox.receive()).isEqualTo(new Exit(pid, ExitReason.NO_PROCESS));
        assertThat(node.info(inbox.pid()).orElseThrow().links()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLinkToAnEndedProcessThrowsInOneThatDoesNotTrap(Way way) {
        Pid dead = spawnObedient(way);
        dead.sendExit(FOO);
        awaitEnd(dead);
        inbox.trapExits(false);
        assertThatThrownBy(() -> inbox.link(dead))
                .isInstanceOfSatisfying(
                        ProcessExit.class, exit -> assertThat(exit.reason()).isEqualTo(ExitReason.NO_PROCESS));
        assertNoMail();
        Pid pid = spawnObedient(way);
        order(pid, self -> self.link(dead));
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.NO_PROCESS);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L22")
    void noExitIsReceivedAfterUnlinkAndFlush(Way way) {
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnObedient(way);
            inbox.link(pid);
            order(pid, self -> self.exit(FOO));
            if (round % 3 == 0) {
                Thread.onSpinWait();
            }
            inbox.unlink(pid);
            inbox.receive(message -> message instanceof Exit, Duration.ZERO);
            awaitEnd(pid);
            assertNoMail();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L23")
    void anExitThatIsInTheMailboxStaysThere(Way way) {
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        pid.sendExit(FOO);
        awaitEnd(pid);
        assertThat(inbox.receive(String.class::isInstance, Duration.ZERO)).isEmpty();
        inbox.unlink(pid);
        assertThat(inbox.receive(Duration.ZERO)).contains(new Exit(pid, FOO));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L25")
    void noExitOfAChildThatCrashesAtOnceIsLost(Way way) {
        Set<Exit> expected = new HashSet<>();
        Set<Object> received = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ExitReason reason = ExitReason.of(i);
            Pid pid = way == Way.BLOCKING
                    ? inbox.spawnLink(self -> self.exit(reason))
                    : inbox.spawnLink(SpawnOptions.DEFAULT, new EventHandler() {
                        @Override
                        public void start(Self self) {
                            self.exit(reason);
                        }

                        @Override
                        public void handle(Object message) {}
                    });
            expected.add(new Exit(pid, reason));
        }
        for (int i = 0; i < 1000; i++) {
            received.add(inbox.receive());
        }
        assertThat(received).isEqualTo(expected);
        assertThat(node.info(inbox.pid()).orElseThrow().links()).isEmpty();
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L28")
    void threeLinksAndTwoMonitorsAreOneExitAndTwoDowns(Way way) {
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        inbox.link(pid);
        Monitor first = inbox.monitor(pid);
        inbox.link(pid);
        Monitor second = inbox.monitor(pid);
        pid.sendExit(FOO);
        List<Object> received =
                IntStream.range(0, 3).mapToObj(_ -> inbox.receive()).toList();
        assertThat(received)
                .containsExactlyInAnyOrder(new Exit(pid, FOO), new Down(first, pid, FOO), new Down(second, pid, FOO));
        awaitEnd(pid);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    void aChildIsToldOfTheEndOfItsParent(Way way) {
        Pid me = inbox.pid();
        Pid parent = spawnObedient(way);
        order(parent, self -> me.send(way.spawnLink(self, SpawnOptions.DEFAULT, WithNode::obey)));
        Pid child = (Pid) inbox.receive();
        assertThat(node.info(child).orElseThrow().links()).containsExactly(parent);
        assertThat(node.info(parent).orElseThrow().links()).containsExactly(child);
        parent.sendExit(ExitReason.KILL);
        assertThat(awaitEnd(child)).isEqualTo(ExitReason.KILLED);
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatEndsNormallyDoesNotEndTheOther(Way way) {
        Pid peer = spawnObedient(way);
        Pid pid = spawnObedient(way);
        order(pid, self -> self.link(peer));
        awaitObeyed(pid);
        order(peer, self -> self.exit(ExitReason.NORMAL));
        awaitEnd(peer);
        awaitObeyed(pid);
        assertThat(node.info(pid).orElseThrow().links()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L01")
    void aLargeReasonArrivesEqualOverALinkAndByAMonitor(Way way) {
        List<Integer> large = IntStream.range(0, 200_000).boxed().toList();
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        Monitor monitor = inbox.monitor(pid);
        order(pid, self -> self.exit(ExitReason.of(large)));
        ExitReason expected = ExitReason.of(IntStream.range(0, 200_000).boxed().toList());
        assertThat(List.of(inbox.receive(), inbox.receive()))
                .containsExactlyInAnyOrder(new Exit(pid, expected), new Down(monitor, pid, expected));
    }

    @Test
    void aProcessMayHaveAHundredThousandLinks() {
        int links = 100_000;
        for (int i = 0; i < links; i++) {
            Way.EVENT_DRIVEN.spawnLink(inbox, SpawnOptions.DEFAULT, WithNode::obey);
        }
        List<Pid> linked = node.info(inbox.pid()).orElseThrow().links();
        assertThat(linked).hasSize(links);
        linked.forEach(pid -> order(pid, self -> self.exit(FOO)));
        Set<Pid> exited = new HashSet<>();
        for (int i = 0; i < links; i++) {
            exited.add(((Exit) inbox.receive()).from());
        }
        assertThat(exited).hasSize(links);
        assertThat(node.info(inbox.pid()).orElseThrow().links()).isEmpty();
        assertNoMail();
    }
}
