package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that are monitored from before their first instruction. */
class SpawnMonitorTest extends WithNode {

    private static final ExitReason FOO = ExitReason.of("foo");

    private static final EventHandler CRASHES = new EventHandler() {
        @Override
        public void start(Self self) {
            throw self.exit(FOO);
        }

        @Override
        public void handle(Object message) {}
    };

    private Monitored spawnCrashing(Way way, boolean linked) {
        ProcessBody body = self -> self.exit(FOO);
        SpawnOptions options = SpawnOptions.DEFAULT;
        return switch (way) {
            case BLOCKING -> linked ? inbox.spawnLinkMonitor(options, body) : inbox.spawnMonitor(options, body);
            case EVENT_DRIVEN ->
                linked ? inbox.spawnLinkMonitor(options, CRASHES) : inbox.spawnMonitor(options, CRASHES);
        };
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L50")
    void noChildDiesUnseenAndItsPidIsKnownBeforeItsDown(Way way) {
        Map<Monitor, Pid> spawned = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            Monitored child = spawnCrashing(way, false);
            assertThat(child.monitor().target()).isEqualTo(child.pid());
            spawned.put(child.monitor(), child.pid());
        }
        for (int i = 0; i < 2000; i++) {
            Down down = (Down) inbox.receive();
            assertThat(down).isEqualTo(new Down(down.monitor(), spawned.remove(down.monitor()), FOO));
        }
        assertThat(node.info(inbox.pid()).orElseThrow().monitors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aChildMayBeLinkedAndMonitored(Way way) {
        for (int i = 0; i < 500; i++) {
            Monitored child = spawnCrashing(way, true);
            assertThat(List.of(inbox.receive(), inbox.receive()))
                    .containsExactlyInAnyOrder(new Exit(child.pid(), FOO), new Down(child.monitor(), child.pid(), FOO));
        }
        assertNoMail();
    }

    @Test
    void aBodyIsEnough() {
        Monitored child = inbox.spawnMonitor(_ -> {});
        assertThat(inbox.receiveDown(child.monitor(), Duration.ofMinutes(1)))
                .contains(new Down(child.monitor(), child.pid(), ExitReason.NORMAL));
    }

    @Test
    void aSpawnThatFailsLeavesNoMonitor() {
        spawnObedient(Way.BLOCKING, SpawnOptions.named("taken"));
        assertThatThrownBy(() -> inbox.spawnLinkMonitor(SpawnOptions.named("taken"), CRASHES))
                .isInstanceOf(AlreadyRegisteredException.class);
        assertThatThrownBy(() -> inbox.spawnMonitor(SpawnOptions.named(" "), CRASHES))
                .isInstanceOf(IllegalArgumentException.class);
        ProcessInfo info = node.info(inbox.pid()).orElseThrow();
        assertThat(info.monitors()).isEmpty();
        assertThat(info.links()).isEmpty();
        assertNoMail();
    }

    @Test
    void aChildSeesItsWatcherAtOnce() {
        Monitored child = inbox.spawnMonitor(
                self -> inbox.pid().send(node.info(self.pid()).orElseThrow().monitoredBy()));
        assertThat(inbox.receive(List.class::isInstance)).isEqualTo(List.of(inbox.pid()));
        assertThat(inbox.receiveDown(child.monitor(), Duration.ofMinutes(1))).isPresent();
    }
}
