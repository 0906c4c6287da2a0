package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.SystemEvent.DeadLetter;
import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that reach nobody are told of, each once. */
class DeadLetterTest extends WithNode {

    private final Queue<DeadLetter> letters = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        node.listen(event -> {
            if (event instanceof DeadLetter letter) {
                letters.add(letter);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aMessageToAnEndedProcessIsOne(Way way) {
        Pid pid = spawnObedient(way);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        assertThat(pid.send("late")).isEqualTo(SendResult.sent());
        assertThat(letters).containsExactly(new DeadLetter(pid, "late", Cause.NO_PROCESS));
        assertThat(node.info().deadLetters()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftInTheMailboxIsOneInOrder(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            self.pid().send("first");
            self.pid().send("second");
            self.receive("none"::equals, Duration.ZERO);
            self.pid().send("third");
            throw self.exit(ExitReason.SHUTDOWN);
        });
        awaitEnd(pid);
        assertThat(letters).extracting(DeadLetter::message).containsExactlyInAnyOrder("first", "second", "third");
        assertThat(letters).extracting(DeadLetter::cause).containsOnly(Cause.LEFT_OVER);
    }

    @ParameterizedTest
    @EnumSource
    void signalsAndCallsAreNone(Way way) {
        Pid pid = spawnObedient(way);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        pid.sendExit(ExitReason.SHUTDOWN);
        pid.request(new CallTest.Twice(1));
        inbox.monitor(pid);
        inbox.link(pid);
        assertThat(letters).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDroppedMessageIsOne(Way way) {
        Pid pid = spawnObedient(way, SpawnOptions.DEFAULT.mailbox(1, OverflowPolicy.DROP_NEWEST));
        order(pid, self -> {
            self.pid().send("kept");
            self.pid().send("dropped");
            inbox.pid().send(self.receive());
        });
        assertThat(inbox.receive()).isEqualTo("kept");
        assertThat(letters).containsExactly(new DeadLetter(pid, "dropped", Cause.DROPPED));
    }

    /** Senders race with the end: each message is handled or a dead letter, none twice. */
    @ParameterizedTest
    @EnumSource
    void everyMessageIsHandledOrADeadLetter(Way way) {
        Queue<Object> handled = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < 200; round++) {
            Pid pid = way.spawn(node, (_, message) -> handled.add(message));
            Pid sender = spawnObedient(way);
            order(sender, _ -> {
                for (int i = 0; i < 50; i++) {
                    pid.send(i);
                }
            });
            if (round % 2 == 0) {
                pid.send("early");
            }
            pid.sendExit(ExitReason.SHUTDOWN);
            awaitEnd(pid);
            awaitObeyed(sender);
            assertThat(handled.size() + letters.size()).isEqualTo(round % 2 == 0 ? 51 : 50);
            handled.clear();
            letters.clear();
        }
    }
}
