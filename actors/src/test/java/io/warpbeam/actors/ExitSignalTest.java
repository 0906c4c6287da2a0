package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a process ends, with which reason, and what exit signals do to it. */
class ExitSignalTest extends WithNode {

    private static final SpawnOptions TRAPPING = SpawnOptions.DEFAULT.trappingExits();
    private static final ExitReason ONE = ExitReason.of("one");

    private Pid spawnReporting(Way way) {
        Pid to = inbox.pid();
        return way.spawn(node, TRAPPING, (self, message) -> {
            if (message instanceof Exit) {
                to.send(message);
            } else {
                obey(self, message);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L02")
    void anExitSignalIsAMessageToAProcessThatTrapsExits(Way way) {
        Pid pid = spawnReporting(way);
        List<ExitReason> reasons = List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.KILLED, ONE);
        for (ExitReason reason : reasons) {
            pid.sendExit(reason);
            assertThat(inbox.receive()).isEqualTo(new Exit(inbox.pid(), reason));
        }
        assertThat(pid.isAlive()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anAbnormalExitSignalEndsAProcessThatDoesNotTrap(Way way) {
        Pid pid = spawnObedient(way);
        pid.sendExit(ExitReason.NORMAL);
        awaitObeyed(pid);
        pid.sendExit(ExitReason.SHUTDOWN);
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.SHUTDOWN);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L04")
    void aTrappingProcessThatSendsItselfNormalGetsTheMessage(Way way) {
        Pid pid = spawnReporting(way);
        order(pid, self -> self.pid().sendExit(ExitReason.NORMAL));
        assertThat(inbox.receive()).isEqualTo(new Exit(pid, ExitReason.NORMAL));
        awaitObeyed(pid);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L05")
    void aProcessThatSendsItselfNormalEndsNormally(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> self.pid().sendExit(ExitReason.NORMAL));
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.NORMAL);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L07")
    void anExitSignalToItselfCannotBeCaught(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            try {
                self.pid().sendExit(ONE);
            } catch (ProcessExit e) {
                self.receive();
            }
        });
        assertThat(awaitEnd(pid)).isEqualTo(ONE);
    }

    @ParameterizedTest
    @EnumSource
    void exitEndsWithItsReasonAndIsNoSignal(Way way) {
        for (ExitReason reason : List.of(ExitReason.NORMAL, ExitReason.KILL, ExitReason.KILLED, ONE)) {
            Pid pid = spawnObedient(way, TRAPPING);
            order(pid, self -> self.exit(reason));
            assertThat(awaitEnd(pid)).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L10")
    void ofTwoExitSignalsTheFirstGivesTheReason(Way way) {
        Pid pid = spawnObedient(way);
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ONE);
        pid.sendExit(ExitReason.of("two"));
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ONE));
        awaitEnd(pid);
        assertNoMail();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "9", "10", "50"})
    @Tag("L11")
    void oneKillEndsALineOfLinksWithKilled(int length) {
        List<Monitor> monitors = new ArrayList<>();
        Pid last = inbox.pid();
        for (int i = 0; i < length; i++) {
            Pid previous = last;
            last = spawnObedient(i % 2 == 0 ? Way.BLOCKING : Way.EVENT_DRIVEN);
            order(last, self -> self.link(previous));
            awaitObeyed(last);
            monitors.add(inbox.monitor(last));
        }
        last.sendExit(ExitReason.KILL);
        List<Object> mail =
                IntStream.rangeClosed(0, length).mapToObj(_ -> inbox.receive()).toList();
        Pid head = monitors.getFirst().target();
        List<Object> expected = new ArrayList<>(List.of(new Exit(head, ExitReason.KILLED)));
        monitors.forEach(monitor -> expected.add(new Down(monitor, monitor.target(), ExitReason.KILLED)));
        assertThat(mail).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatEndsItselfWithKillDoesNotKillATrappingPeer(Way way) {
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        order(pid, self -> self.exit(ExitReason.KILL));
        assertThat(inbox.receive()).isEqualTo(new Exit(pid, ExitReason.KILL));
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatEndsItselfWithKillEndsAnotherWithKill(Way way) {
        Pid peer = spawnObedient(way);
        Pid pid = spawnObedient(way);
        order(peer, self -> self.link(pid));
        awaitObeyed(peer);
        order(pid, self -> self.exit(ExitReason.KILL));
        assertThat(awaitEnd(peer)).isEqualTo(ExitReason.KILL);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L13")
    void killEndsAProcessThatTrapsExits(Way way) {
        Pid pid = spawnObedient(way, TRAPPING);
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ExitReason.KILL);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L14")
    void aSignalThatRacesWithTrappingIsEitherMessageOrEnd(Way way) {
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnReporting(way);
            order(pid, self -> self.trapExits(false));
            order(pid, self -> self.trapExits(true));
            Pid sender = spawnObedient(way);
            Monitor monitor = inbox.monitor(pid);
            order(sender, _ -> pid.sendExit(ONE));
            Object answer = inbox.receive();
            if (answer instanceof Exit) {
                assertThat(answer).isEqualTo(new Exit(sender, ONE));
                awaitObeyed(pid);
                pid.sendExit(ExitReason.KILL);
                assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
            } else {
                assertThat(answer).isEqualTo(new Down(monitor, pid, ONE));
            }
            sender.sendExit(ExitReason.KILL);
        }
    }

    @Test
    void aProcessThatBlocksOutsideTheKitIsInterruptedByAnExitSignal() {
        CountDownLatch never = new CountDownLatch(1);
        for (int round = 0; round < 500; round++) {
            Pid pid = node.spawn(_ -> never.await());
            pid.sendExit(ExitReason.SHUTDOWN);
            assertThat(awaitEnd(pid)).isEqualTo(ExitReason.SHUTDOWN);
        }
    }

    @Test
    void whatIsThrownIsTheReason() {
        Exception boom = new Exception("boom");
        Pid pid = node.spawn(_ -> {
            throw boom;
        });
        assertThat(awaitEnd(pid)).isEqualTo(new ExitReason.Crashed(boom));
        assertThat(awaitEnd(node.spawn(_ -> {}))).isEqualTo(ExitReason.NORMAL);
    }

    @ParameterizedTest
    @EnumSource
    void operationsOnAnEndedProcessAreHarmless(Way way) {
        Pid pid = spawnObedient(way);
        inbox.link(pid);
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        pid.sendExit(ONE);
        pid.sendExit(ExitReason.KILL);
        assertThat(pid.send("late")).isEqualTo(SendResult.sent());
        inbox.unlink(pid);
        inbox.demonitor(monitor);
        inbox.receive(Exit.class::isInstance, Duration.ZERO);
        assertThat(pid.isAlive()).isFalse();
    }

    @Test
    void nothingIsLeftToDoForAProcessThatRestsWithTheSignalTaken() {
        LocalProcess process = (LocalProcess) spawnObedient(Way.EVENT_DRIVEN);
        awaitObeyed(process);
        await().until(() -> process.phase() == LocalProcess.REST);
        process.setUrgent();
        assertThat(process.applyExits()).isTrue();
        awaitObeyed(process);
        assertThat(process.isUrgent()).isFalse();
    }
}
