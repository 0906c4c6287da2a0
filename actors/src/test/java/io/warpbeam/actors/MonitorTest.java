package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Monitors: one message when a process ends. */
class MonitorTest extends WithNode {

    private static final ExitReason FROP = ExitReason.of("frop");

    @Test
    @Tag("L26")
    void aMonitorOnItselfNeverFires() {
        Monitor monitor = inbox.monitor(inbox.pid());
        assertThat(monitor.target()).isEqualTo(inbox.pid());
        inbox.demonitorFlush(monitor);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L29")
    void aMonitorTellsTheReason(Way way) {
        for (ExitReason reason : List.of(ExitReason.NORMAL, FROP, ExitReason.SHUTDOWN)) {
            Pid pid = spawnObedient(way, SpawnOptions.named("target"));
            Monitor monitor = inbox.monitor(node.whereis("target").orElseThrow());
            order(pid, self -> self.exit(reason));
            assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, reason));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMonitorOnAnEndedProcessFiresWithNoProcess(Way way) {
        Pid pid = spawnObedient(way);
        pid.sendExit(FROP);
        awaitEnd(pid);
        Monitor monitor = inbox.monitor(pid);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.NO_PROCESS));
        assertThat(node.info(inbox.pid()).orElseThrow().monitors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L31")
    void demonitoringTwiceOrAfterTheEndIsHarmless(Way way) {
        Pid pid = spawnObedient(way);
        Monitor monitor = inbox.monitor(pid);
        assertThat(inbox.demonitor(monitor)).isTrue();
        assertThat(inbox.demonitor(monitor)).isFalse();
        Monitor other = inbox.monitor(pid);
        pid.sendExit(FROP);
        assertThat(inbox.receive()).isEqualTo(new Down(other, pid, FROP));
        assertThat(inbox.demonitor(other)).isFalse();
        assertThat(inbox.demonitorFlush(other)).isFalse();
        awaitEnd(pid);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L32")
    void onlyTheOwnerCanDemonitor(Way way) {
        Pid pid = spawnObedient(way);
        Pid stranger = spawnObedient(way);
        Monitor monitor = inbox.monitor(pid);
        order(stranger, self -> inbox.pid().send(self.demonitor(monitor)));
        order(stranger, self -> inbox.pid().send(self.demonitorFlush(monitor)));
        assertThat(List.of(inbox.receive(), inbox.receive())).containsExactly(false, false);
        pid.sendExit(FROP);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, FROP));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L34")
    void noDownIsReceivedAfterDemonitorFlush(Way way) {
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnObedient(way);
            Monitor monitor = inbox.monitor(pid);
            order(pid, self -> self.exit(FROP));
            if (round % 2 == 0) {
                assertThat(inbox.receive(_ -> false, Duration.ZERO)).isEmpty();
            }
            inbox.demonitorFlush(monitor);
            awaitEnd(pid);
            assertNoMail();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L35")
    void demonitorTellsWhetherADownHasArrived(Way way) {
        for (int round = 0; round < 1000; round++) {
            Pid pid = spawnObedient(way);
            Monitor monitor = inbox.monitor(pid);
            order(pid, self -> self.exit(FROP));
            for (int look = 0; look < round % 16; look++) {
                assertThat(inbox.receive(_ -> false, Duration.ZERO)).isEmpty();
            }
            boolean active = inbox.demonitor(monitor);
            Optional<Object> down = inbox.receive(Duration.ZERO);
            assertThat(down.isPresent()).isEqualTo(!active);
            down.ifPresent(message -> assertThat(message).isEqualTo(new Down(monitor, pid, FROP)));
            awaitEnd(pid);
            assertNoMail();
        }
    }

    @Test
    @Tag("L35")
    void aFlushTellsThatTheDownHadArrivedAndLeavesTheOtherMessages() {
        Pid pid = spawnObedient(Way.BLOCKING);
        Monitor monitor = inbox.monitor(pid);
        inbox.pid().send("before");
        pid.sendExit(FROP);
        awaitEnd(pid);
        inbox.pid().send("after");
        assertThat(inbox.receive("never"::equals, Duration.ZERO)).isEmpty();
        assertThat(inbox.demonitorFlush(monitor)).isFalse();
        assertThat(List.of(inbox.receive(), inbox.receive())).containsExactly("before", "after");
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L38")
    void aLargeReasonReachesEveryMonitorEqual(Way way) {
        List<Integer> large = IntStream.range(0, 200_000).boxed().toList();
        Pid pid = spawnObedient(way);
        Set<Monitor> monitors = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            monitors.add(inbox.monitor(pid));
        }
        order(pid, self -> self.exit(ExitReason.of(large)));
        for (int i = 0; i < 100; i++) {
            Down down = (Down) inbox.receive();
            assertThat(monitors.remove(down.monitor())).isTrue();
            assertThat(down.reason()).isEqualTo(new ExitReason.Custom(large));
        }
        assertThat(monitors).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L52")
    void nothingIsLeftOfThousandsOfLinksAndMonitors(Way way) {
        Random random = new Random(52);
        List<Pid> peers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            peers.add(spawnObedient(way));
        }
        List<Monitor> monitors = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            Pid peer = peers.get(random.nextInt(peers.size()));
            switch (random.nextInt(3)) {
                case 0 -> inbox.link(peer);
                case 1 -> inbox.unlink(peer);
                default -> monitors.add(inbox.monitor(peer));
            }
        }
        assertThat(node.info(inbox.pid()).orElseThrow().monitors()).hasSameSizeAs(monitors);
        Collections.shuffle(monitors, random);
        monitors.forEach(inbox::demonitor);
        Collections.shuffle(peers, random);
        peers.forEach(inbox::unlink);
        peers.forEach(this::awaitObeyed);
        for (Pid pid : peers) {
            assertUnrelated(pid);
        }
        assertUnrelated(inbox.pid());
        assertThat(((LocalProcess) inbox.pid()).relations().forget((LocalProcess) peers.getFirst()))
                .isFalse();
    }

    private void assertUnrelated(Pid pid) {
        ProcessInfo info = node.info(pid).orElseThrow();
        assertThat(info.links()).isEmpty();
        assertThat(info.monitors()).isEmpty();
        assertThat(info.monitoredBy()).isEmpty();
    }
}
