package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of processes. */
class NameTest extends WithNode {

    private static final SpawnOptions NAMED = SpawnOptions.named("n");

    @Test
    void aNameIsRegisteredFoundAndTakenAway() {
        Pid pid = spawnObedient(Way.BLOCKING);
        node.register("n", pid);
        assertThat(node.whereis("n")).contains(pid);
        assertThat(node.registered()).containsExactly("n");
        assertThat(node.info(pid).orElseThrow().name()).contains("n");
        assertThat(node.unregister("n")).isTrue();
        assertThat(node.unregister("n")).isFalse();
        assertThat(node.whereis("n")).isEmpty();
        node.register("m", pid);
        assertThat(node.registered()).containsExactly("m");
    }

    @Test
    void aProcessHasOneNameAndANameOneProcess() {
        Pid first = spawnObedient(Way.BLOCKING, NAMED);
        Pid second = spawnObedient(Way.EVENT_DRIVEN);
        assertThatThrownBy(() -> node.register("m", first)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> node.register("n", second)).isInstanceOf(AlreadyRegisteredException.class);
        assertThatThrownBy(() -> node.register(" ", second)).isInstanceOf(IllegalArgumentException.class);
        assertThat(node.registered()).containsExactly("n");
        node.register("m", second);
        assertThat(node.whereis("m")).contains(second);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L56")
    void anEndedProcessGetsNoName(Way way) {
        Pid pid = spawnObedient(way);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        assertThatThrownBy(() -> node.register("n", pid)).isInstanceOf(IllegalArgumentException.class);
        assertThat(node.registered()).isEmpty();
        assertThat(node.whereis("unregistered")).isEmpty();
        pid.sendExit(ExitReason.of("x"));
    }

    @ParameterizedTest
    @EnumSource
    void aSpawnWithATakenNameSpawnsNothing(Way way) {
        Pid holder = spawnObedient(way, NAMED);
        int processes = node.info().processes();
        assertThatThrownBy(() -> spawnObedient(way, NAMED)).isInstanceOf(AlreadyRegisteredException.class);
        assertThatThrownBy(() -> way.spawnLink(inbox, NAMED, WithNode::obey))
                .isInstanceOf(AlreadyRegisteredException.class);
        assertThat(node.info().processes()).isEqualTo(processes);
        assertThat(node.whereis("n")).contains(holder);
        assertThat(node.info(inbox.pid()).orElseThrow().links()).isEmpty();
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S5")
    void onReceiptOfDownTheNameIsFree(Way way) {
        for (int round = 0; round < 1000; round++) {
            Pid pid = spawnObedient(way, NAMED);
            Monitor monitor = inbox.monitor(pid);
            pid.sendExit(round % 2 == 0 ? ExitReason.KILL : ExitReason.SHUTDOWN);
            assertThat(((Down) inbox.receive()).monitor()).isEqualTo(monitor);
            assertThat(node.whereis("n")).isEmpty();
        }
    }

    /** It did for a moment, since a name is claimed before it is known whether the process still lives. */
    @Test
    @Tag("S5")
    void aProcessThatHasEndedHoldsNoNameThatItIsGivenTooLate() {
        Pid late = node.spawn(self -> {
            for (int round = 0; round < 2000; round++) {
                self.spawnMonitor(_ -> {});
                Pid ended = ((Down) self.receive()).pid();
                assertThatThrownBy(() -> node.register("n", ended)).isInstanceOf(IllegalArgumentException.class);
            }
        });
        while (late.isAlive()) {
            assertThat(node.whereis("n")).isEmpty();
        }
    }

    @Test
    @Tag("S5")
    void onReceiptOfExitTheNameIsFree() {
        for (int round = 0; round < 1000; round++) {
            Pid pid = inbox.spawnLink(NAMED, _ -> {});
            assertThat(inbox.receive()).isEqualTo(new Exit(pid, ExitReason.NORMAL));
            assertThat(node.whereis("n")).isEmpty();
        }
    }

    /** Two threads name one process while it ends: whoever wins, no name outlives it. */
    @Test
    void noNameOutlivesItsProcess() throws Exception {
        for (int round = 0; round < 500; round++) {
            CountDownLatch go = new CountDownLatch(1);
            Pid pid = spawnObedient(Way.BLOCKING);
            Pid one = node.spawn(_ -> {
                go.await();
                node.register("one", pid);
            });
            Pid two = node.spawn(_ -> {
                go.await();
                node.register("two", pid);
            });
            go.countDown();
            if (round % 2 == 0) {
                awaitEnd(one);
            }
            pid.sendExit(ExitReason.KILL);
            awaitEnd(one);
            awaitEnd(two);
            awaitEnd(pid);
            assertThat(node.registered()).isEmpty();
        }
    }
}
