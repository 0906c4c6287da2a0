package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Monitors that are set by name, and monitors with a tag. */
class NamedMonitorTest extends WithNode {

    private static final ExitReason FOO = ExitReason.of("foo");

    private record Tagged(int number) {}

    @ParameterizedTest
    @EnumSource
    @Tag("L37")
    void aMonitorByNameStaysWithTheProcessThatHeldTheName(Way way) {
        Pid first = spawnObedient(way, SpawnOptions.named("n"));
        Monitor monitor = inbox.monitor("n");
        assertThat(node.unregister("n")).isTrue();
        Pid second = spawnObedient(way, SpawnOptions.named("n"));
        second.sendExit(FOO);
        awaitEnd(second);
        assertNoMail();
        first.sendExit(FOO);
        Down down = (Down) inbox.receive();
        assertThat(down).isEqualTo(new Down(monitor, first, FOO));
        assertThat(down.name()).contains(Name.of(node, "n"));
    }

    @Test
    void aNameThatNobodyHoldsIsDownAtOnce() {
        Monitor monitor = inbox.monitor("nobody");
        Down down = (Down) inbox.receive();
        assertThat(down.monitor()).isEqualTo(monitor);
        assertThat(down.name()).contains(Name.of(node, "nobody"));
        assertThat(down.reason()).isEqualTo(ExitReason.NO_PROCESS);
        assertThat(down.pid().isAlive()).isFalse();
        assertThat(node.processes()).doesNotContain(down.pid());
        assertThat(down.pid().send("hello")).isEqualTo(SendResult.sent());
        down.pid().sendExit(ExitReason.KILL);
        inbox.monitor(down.pid());
        assertThat(inbox.receive()).isInstanceOf(Down.class);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L40")
    void messagesOfTheTargetComeBeforeTheDownOfAMonitorByName(Way way) {
        Pid me = inbox.pid();
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnObedient(way, SpawnOptions.named("target"));
            Monitor monitor = inbox.monitor("target");
            order(pid, self -> {
                me.send(1);
                me.send(2);
                self.exit(FOO);
            });
            assertThat(inbox.receive()).isEqualTo(1);
            assertThat(inbox.receive()).isEqualTo(2);
            assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, FOO));
            assertThat(node.whereis("target")).isEmpty();
        }
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L40")
    void aMonitorByNameIsInForceBeforeALaterExitSignal(Way way) {
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnObedient(way, SpawnOptions.named("target"));
            Monitor monitor = inbox.monitor("target");
            pid.sendExit(FOO);
            Monitor late = inbox.monitor(pid);
            Down first = (Down) inbox.receive();
            Down second = (Down) inbox.receive();
            assertThat(new Down[] {first, second}).contains(new Down(monitor, pid, FOO));
            assertThat(new Monitor[] {first.monitor(), second.monitor()}).contains(late);
        }
        assertNoMail();
    }

    @Test
    void processInformationShowsTheName() {
        Pid pid = spawnObedient(Way.EVENT_DRIVEN, SpawnOptions.named("shown"));
        Monitor monitor = inbox.monitor("shown");
        assertThat(node.info(inbox.pid()).orElseThrow().monitors()).containsExactly(monitor);
        assertThat(monitor.name()).contains(Name.of(node, "shown"));
        assertThat(monitor.target()).isEqualTo(pid);
        assertThat(inbox.monitor(pid).name()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTagReplacesDown(Way way) {
        Pid pid = spawnObedient(way, SpawnOptions.named("t"));
        Monitor tagged = inbox.monitor(pid, MonitorOptions.DEFAULT.tag(new Tagged(1)));
        Monitor named = inbox.monitor(Name.of(node, "t"), MonitorOptions.DEFAULT.tag(new Tagged(2)));
        Monitor plain = inbox.monitor(pid);
        pid.sendExit(FOO);
        assertThat(inbox.receive(Down.class::isInstance)).isEqualTo(new Down(plain, pid, FOO));
        Object first = inbox.receive();
        Object second = inbox.receive();
        assertThat(new Object[] {first, second})
                .containsExactlyInAnyOrder(
                        new TaggedDown(new Tagged(1), new Down(tagged, pid, FOO)),
                        new TaggedDown(new Tagged(2), new Down(named, pid, FOO)));
        Monitor late = inbox.monitor(pid, MonitorOptions.DEFAULT.tag("late"));
        assertThat(inbox.receive()).isEqualTo(new TaggedDown("late", new Down(late, pid, ExitReason.NO_PROCESS)));
    }

    @Test
    void aTaggedDownCanBeFlushed() {
        Pid pid = spawnObedient(Way.BLOCKING);
        Monitor monitor = inbox.monitor(pid, MonitorOptions.DEFAULT.tag("tag"));
        pid.sendExit(FOO);
        awaitEnd(pid);
        assertThat(inbox.receive("never"::equals, java.time.Duration.ZERO)).isEmpty();
        assertThat(inbox.demonitorFlush(monitor)).isFalse();
        assertNoMail();
    }
}
