package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.warpbeam.actors.ProcessGroups.Change;
import io.warpbeam.actors.ProcessGroups.Joined;
import io.warpbeam.actors.ProcessGroups.Left;
import io.warpbeam.actors.ProcessGroups.Watched;
import io.warpbeam.actors.ProcessGroups.WatchedScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups of processes, case by case after OTP's pg. */
class ProcessGroupsTest extends WithNode {

    private final ProcessGroups pg = ProcessGroups.of(node);
    private Pid one;
    private Pid two;

    @BeforeEach
    void startScope() {
        assertThat(pg.start()).isTrue();
        one = spawnObedient(Way.BLOCKING);
        two = spawnObedient(Way.EVENT_DRIVEN);
    }

    private void end(Pid pid) {
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
    }

    @Test
    @Tag("X10")
    void whoJoinsTwiceLeavesTwice() {
        pg.join("g", one);
        pg.join("g", two);
        pg.join("g", one);
        assertThat(pg.members("g")).containsExactly(one, two, one);
        assertThat(pg.leave("g", one)).isTrue();
        assertThat(pg.members("g")).containsExactly(one, two);
        assertThat(pg.leave("g", one)).isTrue();
        assertThat(pg.leave("g", one)).isFalse();
        assertThat(pg.members("g")).containsExactly(two);
    }

    @Test
    @Tag("X11")
    void leavingAGroupWithoutBeingAMemberSaysSo() {
        pg.join("g", one);
        pg.join("h", two);
        assertThat(pg.leave("g", two)).isFalse();
        assertThat(pg.leave("unknown", one)).isFalse();
        assertThat(pg.leave("g", List.of(one, two))).isTrue();
        assertThat(pg.groups()).containsExactly("h");
    }

    @Test
    void anEmptyGroupVanishes() {
        pg.join("g", List.of(one, two, one));
        pg.join("h", one);
        assertThat(pg.groups()).containsExactlyInAnyOrder("g", "h");
        assertThat(pg.leave("g", List.of(one, two, one))).isTrue();
        assertThat(pg.groups()).containsExactly("h");
        end(one);
        assertThat(pg.groups()).isEmpty();
        assertThat(pg.members("h")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("X13")
    void aProcessThatHasEndedJoinsForNoTime(Way way) {
        Pid ended = spawnObedient(way);
        end(ended);
        pg.join("g", ended);
        assertThat(pg.members("g")).isEmpty();
        assertThat(pg.groups()).isEmpty();
        assertThat(pg.leave("g", ended)).isFalse();
    }

    @Test
    @Tag("X14")
    void anUnknownScopeIsEmptyAndCannotBeJoined() {
        ProcessGroups unknown = ProcessGroups.of(node, "unknown");
        assertThat(unknown.members("g")).isEmpty();
        assertThat(unknown.groups()).isEmpty();
        assertThat(pg.members("unknown")).isEmpty();
        for (Runnable operation : List.<Runnable>of(
                () -> unknown.join("g", one),
                () -> unknown.leave("g", one),
                () -> unknown.monitor("g"),
                unknown::monitorAll)) {
            assertThatExceptionOfType(CallFailedException.class)
                    .isThrownBy(operation::run)
                    .satisfies(thrown ->
                            assertThat(thrown.failure()).isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS)));
        }
    }

    @Test
    void scopesAreApartAndEndWithAllThatIsInThem() {
        ProcessGroups other = ProcessGroups.of(node, 2);
        assertThat(ProcessGroups.of(node, "pg")).isEqualTo(pg).isNotEqualTo(other);
        assertThat(other.start()).isTrue();
        assertThat(other.start()).isFalse();
        other.join("g", one);
        pg.join("g", two);
        other.monitor("g");
        assertThat(other.members("g")).containsExactly(one);
        assertThat(other.stop()).isTrue();
        assertThat(other.stop()).isFalse();
        assertThat(other.members("g")).isEmpty();
        assertThat(other.start()).isTrue();
        assertThat(other.groups()).isEmpty();
        other.join("g", two);
        assertThat(pg.members("g")).containsExactly(two);
        assertNoMail();
    }

    @Test
    void aProcessOfAnotherNodeIsNoMember() {
        try (Node elsewhere = Node.start("elsewhere")) {
            assertThatIllegalArgumentException().isThrownBy(() -> pg.join("g", List.of(one, elsewhere.root())));
        }
        assertThat(pg.groups()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onDownTheProcessHasLeftItsGroups(Way way) {
        for (int round = 0; round < 300; round++) {
            Pid pid = spawnObedient(way);
            pg.join("g", List.of(pid, pid));
            pg.join("h", pid);
            inbox.monitor(pid);
            pid.sendExit(round % 2 == 0 ? ExitReason.KILL : ExitReason.SHUTDOWN);
            assertThat(inbox.receive()).isInstanceOf(Down.class);
            assertThat(pg.groups()).isEmpty();
        }
    }

    @Test
    void aMonitorTellsWhoIsInAndThenWhoComesAndGoes() {
        pg.join("g", one);
        Watched watched = pg.monitor("g");
        assertThat(watched.members()).containsExactly(one);
        pg.join("other", one);
        pg.join("g", List.of(two, two));
        pg.leave("g", one);
        end(two);
        GroupMonitor monitor = watched.monitor();
        assertThat(inbox.receive()).isEqualTo(new Joined(monitor, "g", List.of(two, two)));
        assertThat(inbox.receive()).isEqualTo(new Left(monitor, "g", List.of(one)));
        assertThat(inbox.receive()).isEqualTo(new Left(monitor, "g", List.of(two)));
        assertThat(inbox.receive()).isEqualTo(new Left(monitor, "g", List.of(two)));
        assertNoMail();
    }

    @Test
    void aMonitorOfAScopeTellsOfAllGroups() {
        pg.join("g", List.of(one, two));
        WatchedScope watched = pg.monitorAll();
        assertThat(watched.groups()).isEqualTo(Map.of("g", List.of(one, two)));
        pg.join("h", two);
        assertThat(inbox.receive()).isEqualTo(new Joined(watched.monitor(), "h", List.of(two)));
        pg.leave("g", one);
        assertThat(inbox.receive()).isEqualTo(new Left(watched.monitor(), "g", List.of(one)));
    }

    @Test
    void afterDemonitorNothingOfTheMonitorIsLeft() {
        GroupMonitor monitor = pg.monitor("g").monitor();
        GroupMonitor other = pg.monitor("g").monitor();
        pg.join("g", one);
        order(two, _ -> inbox.pid().send(pg.demonitor(monitor)));
        assertThat(inbox.receive(Boolean.class::isInstance)).isEqualTo(false);
        assertThat(pg.demonitor(monitor)).isTrue();
        assertThat(pg.demonitor(monitor)).isFalse();
        pg.join("g", two);
        assertThat(inbox.receive()).isEqualTo(new Joined(other, "g", List.of(one)));
        assertThat(inbox.receive()).isEqualTo(new Joined(other, "g", List.of(two)));
        assertNoMail();
    }

    /**
     * Monitors are set while others join, leave and die: what each tells adds up, without a gap and without a repeat.
     */
    @ParameterizedTest
    @EnumSource
    void aMonitorMissesNothingHoweverItRaces(Way way) throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            List<Pid> movers = new ArrayList<>();
            CountDownLatch go = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                Pid mover = spawnObedient(way);
                movers.add(mover);
                order(mover, self -> {
                    go.countDown();
                    for (int n = 0; n < 10; n++) {
                        pg.join("g", self.pid());
                        pg.join("g", List.of(self.pid(), self.pid()));
                        pg.leave("g", self.pid());
                    }
                });
            }
            go.await();
            Watched group = pg.monitor("g");
            WatchedScope scope = pg.monitorAll();
            movers.forEach(pid -> pid.sendExit(ExitReason.KILL));
            movers.forEach(this::awaitEnd);
            List<Pid> left = new ArrayList<>(group.members());
            List<Pid> leftOfScope = new ArrayList<>(scope.groups().getOrDefault("g", List.of()));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> node.info().zombies() == 0); // one may have joined once more, for no time
            inbox.pid().send("end");
            for (Object message = inbox.receive(); message instanceof Change change; message = inbox.receive()) {
                apply(change, change.monitor().equals(group.monitor()) ? left : leftOfScope);
            }
            assertThat(left).isEmpty();
            assertThat(leftOfScope).isEmpty();
            pg.demonitor(group.monitor());
            pg.demonitor(scope.monitor());
            assertNoMail();
        }
    }

    private static void apply(Change change, List<Pid> members) {
        switch (change) {
            case Joined(var _, var _, var pids) -> members.addAll(pids);
            case Left(var _, var _, var pids) ->
                pids.forEach(pid -> assertThat(members.remove(pid)).isTrue());
        }
    }

    @Test
    void aMonitorEndsWithItsOwner() {
        order(one, _ -> {
            pg.monitor("g");
            pg.monitorAll();
        });
        awaitObeyed(one);
        end(one);
        pg.join("g", two);
        assertThat(pg.members("g")).containsExactly(two);
        assertThat(node.info().deadLetters()).isZero();
    }
}
