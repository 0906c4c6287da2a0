package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.warpbeam.actors.ProcessInfo.Kind;
import io.warpbeam.actors.ProcessInfo.Status;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a process and of a node. */
class ProcessInfoTest extends WithNode {

    private ProcessInfo info(Pid pid) {
        return node.info(pid).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aProcessIsDescribed(Way way) {
        Pid pid = spawnObedient(way, SpawnOptions.named("n").label("a label").trappingExits());
        Pid me = inbox.pid();
        order(pid, self -> self.link(me));
        order(pid, self -> self.monitor(me));
        inbox.monitor(pid);
        awaitObeyed(pid);
        ProcessInfo info = info(pid);
        assertThat(info.pid()).isEqualTo(pid);
        assertThat(info.name()).contains("n");
        assertThat(info.label()).contains("a label");
        assertThat(info.kind()).isEqualTo(way == Way.BLOCKING ? Kind.BLOCKING : Kind.EVENT_DRIVEN);
        assertThat(info.parent()).isEqualTo(me);
        assertThat(info.links()).containsExactly(me);
        assertThat(info.monitors()).extracting(Monitor::target).containsExactly(me);
        assertThat(info.monitoredBy()).containsExactly(me);
        assertThat(info.trapsExits()).isTrue();
        await().until(() -> info(pid).messagesHandled() == 3);
    }

    @ParameterizedTest
    @EnumSource
    void itsStatusTellsWhatItDoes(Way way) throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Pid pid = spawnObedient(way);
        await().until(() -> info(pid).status() == Status.WAITING);
        order(pid, _ -> {
            running.countDown();
            release.await();
        });
        running.await();
        assertThat(info(pid).status()).isEqualTo(Status.RUNNING);
        pid.send("waits");
        assertThat(info(pid).messageQueueLength()).isEqualTo(1);
        release.countDown();
        await().until(() -> info(pid).status() == Status.WAITING);
        assertThat(info(pid).messageQueueLength()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void messagesThatASelectorPassedOverAreCounted(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> self.receive("go"::equals));
        for (int i = 0; i < 3; i++) {
            pid.send(i);
        }
        await().until(() -> info(pid).messageQueueLength() == 3);
        pid.send("go");
        await().until(() -> info(pid).messageQueueLength() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void anEndedProcessIsUnknown(Way way) {
        Pid pid = spawnObedient(way);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        assertThat(node.info(pid)).isEmpty();
        assertThat(node.processes()).doesNotContain(pid);
    }

    @Test
    void aNodeIsDescribed() {
        NodeInfo before = node.info();
        assertThat(before.name()).isEqualTo("test");
        assertThat(before.processes()).isEqualTo(2);
        assertThat(before.workers()).isPositive();
        Pid pid = node.spawn(_ -> {
            throw new IllegalStateException("counted as crash");
        });
        awaitEnd(pid);
        NodeInfo after = node.info();
        assertThat(after.spawned()).isEqualTo(before.spawned() + 1);
        assertThat(after.crashes()).isEqualTo(1);
        assertThat(after.processes()).isEqualTo(2);
        assertThat(node.processes()).containsExactly(node.root(), inbox.pid());
    }
}
