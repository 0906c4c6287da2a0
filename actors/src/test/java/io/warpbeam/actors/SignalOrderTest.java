package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All signals from one process to another are received in the order in which they were sent. */
class SignalOrderTest extends WithNode {

    private static final ExitReason REASON = ExitReason.of("reason");

    private List<Object> twoMessages() {
        Object first = inbox.receive();
        return List.of(first, inbox.receive());
    }

    /** Messages and exit signals, mixed by chance, to a process that traps exits and reports what it receives. */
    @ParameterizedTest
    @EnumSource
    @Tag("L41")
    void messagesAndExitSignalsKeepTheirOrder(Way way) {
        Pid me = inbox.pid();
        Pid receiver = way.spawn(node, SpawnOptions.DEFAULT.trappingExits(), (_, message) -> me.send(message));
        Random random = new Random(41);
        for (int round = 0; round < 1000; round++) {
            List<Object> expected = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                if (random.nextBoolean()) {
                    receiver.send(i);
                    expected.add(i);
                } else {
                    ExitReason reason = random.nextBoolean() ? ExitReason.of(i) : ExitReason.NORMAL;
                    receiver.sendExit(reason);
                    expected.add(new Exit(me, reason));
                }
            }
            List<Object> received = new ArrayList<>();
            expected.forEach(_ -> received.add(inbox.receive()));
            assertThat(received).isEqualTo(expected);
        }
    }

    /** What a process sent before it ended comes before the news of its end. */
    @ParameterizedTest
    @EnumSource
    @Tag("L41")
    void messagesSentBeforeTheEndComeBeforeExitAndDown(Way way) {
        Pid me = inbox.pid();
        for (int round = 0; round < 1000; round++) {
            Pid pid = spawnObedient(way);
            inbox.link(pid);
            Monitor monitor = inbox.monitor(pid);
            order(pid, self -> {
                me.send("one");
                me.send("two");
                throw self.exit(REASON);
            });
            assertThat(inbox.receive()).isEqualTo("one");
            assertThat(inbox.receive()).isEqualTo("two");
            assertThat(twoMessages()).containsExactlyInAnyOrder(new Exit(pid, REASON), new Down(monitor, pid, REASON));
        }
    }

    /** An exit signal does not overtake the link and the monitor that were sent before it. */
    @ParameterizedTest
    @EnumSource
    @Tag("L41")
    void linkAndMonitorTakeEffectBeforeALaterExitSignal(Way way) {
        for (int round = 0; round < 1000; round++) {
            Pid pid = spawnObedient(way);
            Monitor monitor = inbox.monitor(pid);
            inbox.link(pid);
            pid.sendExit(REASON);
            assertThat(twoMessages()).containsExactlyInAnyOrder(new Exit(pid, REASON), new Down(monitor, pid, REASON));
        }
    }

    /** A monitor, its end and a new one: only what is active when the process ends counts. */
    @ParameterizedTest
    @EnumSource
    @Tag("L41")
    void demonitorAndUnlinkTakeEffectBeforeALaterExitSignal(Way way) {
        for (int round = 0; round < 1000; round++) {
            Pid pid = spawnObedient(way);
            Monitor first = inbox.monitor(pid);
            inbox.link(pid);
            inbox.demonitor(first);
            Monitor second = inbox.monitor(pid);
            inbox.unlink(pid);
            pid.sendExit(REASON);
            assertThat(inbox.receive()).isEqualTo(new Down(second, pid, REASON));
            awaitEnd(pid);
            assertNoMail();
        }
    }

    /** A message sent before an exit signal is in the mailbox before the signal acts: it is a dead letter, not lost. */
    @ParameterizedTest
    @EnumSource
    void everyMessageBeforeAnExitSignalIsHandledOrLeftOver(Way way) {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        Object[] expected = IntStream.range(0, 20).boxed().toArray();
        try (var _ = node.listen(event -> {
            if (event instanceof SystemEvent.DeadLetter(var _, var message, var cause)) {
                assertThat(cause).isEqualTo(SystemEvent.DeadLetter.Cause.LEFT_OVER);
                seen.add(message);
            }
        })) {
            for (int round = 0; round < 300; round++) {
                Pid pid = way.spawn(node, (_, message) -> seen.add(message));
                for (int i = 0; i < 20; i++) {
                    pid.send(i);
                }
                pid.sendExit(REASON);
                awaitEnd(pid);
                assertThat(seen).containsExactlyInAnyOrder(expected);
                seen.clear();
            }
        }
    }
}
