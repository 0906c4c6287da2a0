package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.warpbeam.actors.SystemEvent.DeadLetter;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens at the full mailbox of a process. */
class BoundedMailboxTest extends WithNode {

    record Question() implements Call<String> {}

    private final CountDownLatch open = new CountDownLatch(1);
    private final Queue<Object> dropped = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        node.listen(event -> {
            if (event instanceof DeadLetter(var _, var message, var cause) && cause == DeadLetter.Cause.DROPPED) {
                dropped.add(message);
            }
        });
    }

    @AfterEach
    void open() {
        open.countDown();
    }

    /** A process with room for two messages that is held up in its code, and then passes on what it gets. */
    private Pid spawnHeldUp(Way way, OverflowPolicy policy) {
        Pid me = inbox.pid();
        Pid pid = way.spawn(node, SpawnOptions.DEFAULT.mailbox(2, policy), (_, message) -> {
            me.send(message);
            if (message.equals("hold up")) {
                open.await();
            }
        });
        pid.send("hold up");
        assertThat(inbox.receive()).isEqualTo("hold up");
        return pid;
    }

    private List<Object> twoMessages() {
        Object first = inbox.receive();
        return List.of(first, inbox.receive());
    }

    @ParameterizedTest
    @EnumSource
    void rejectGivesTheMessageBack(Way way) {
        Pid pid = spawnHeldUp(way, OverflowPolicy.REJECT);
        assertThat(pid.send(1)).isEqualTo(SendResult.sent());
        assertThat(pid.send(2)).isEqualTo(SendResult.sent());
        assertThat(pid.send(3)).isEqualTo(new SendResult.Refused(3));
        assertThat(pid.request(new Question()).await(Duration.ofDays(1)))
                .isEqualTo(new CallResult.Failed<>(new Question(), new CallFailure.Refused()));
        open.countDown();
        assertThat(twoMessages()).containsExactly(1, 2);
        assertThat(dropped).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void dropNewestLosesTheNewMessage(Way way) {
        Pid pid = spawnHeldUp(way, OverflowPolicy.DROP_NEWEST);
        for (int i = 1; i <= 4; i++) {
            assertThat(pid.send(i)).isEqualTo(SendResult.sent());
        }
        open.countDown();
        assertThat(twoMessages()).containsExactly(1, 2);
        assertThat(dropped).containsExactly(3, 4);
    }

    @ParameterizedTest
    @EnumSource
    void dropOldestLosesTheOldMessages(Way way) {
        Pid pid = spawnHeldUp(way, OverflowPolicy.DROP_OLDEST);
        PendingReply<String> pending = pid.request(new Question());
        for (int i = 1; i <= 4; i++) {
            assertThat(pid.send(i)).isEqualTo(SendResult.sent());
        }
        assertThat(pending.await(Duration.ofDays(1)))
                .isEqualTo(new CallResult.Failed<>(new Question(), new CallFailure.Refused()));
        open.countDown();
        assertThat(twoMessages()).containsExactly(3, 4);
        assertThat(dropped).containsExactly(1, 2);
    }

    private Pid spawnSender(Way way, Pid to) {
        Pid sender = spawnObedient(way);
        order(sender, _ -> {
            for (int i = 1; i <= 5; i++) {
                to.send(i);
            }
        });
        await().until(() -> node.info(to).orElseThrow().messageQueueLength() == 2);
        return sender;
    }

    @ParameterizedTest
    @EnumSource
    void blockWaitsForRoom(Way way) {
        Pid pid = spawnHeldUp(way, OverflowPolicy.BLOCK);
        spawnSender(way, pid);
        open.countDown();
        for (int i = 1; i <= 5; i++) {
            assertThat(inbox.receive()).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void blockEndsWithTheReceiver(Way way) {
        Pid pid = spawnHeldUp(way, OverflowPolicy.BLOCK);
        Pid sender = spawnSender(way, pid);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        awaitObeyed(sender);
        assertThat(node.info().deadLetters()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void aSenderThatWaitsForRoomIsEndedByAnExitSignal(Way way) {
        Pid pid = spawnHeldUp(way, OverflowPolicy.BLOCK);
        Pid sender = spawnSender(way, pid);
        sender.sendExit(ExitReason.SHUTDOWN);
        assertThat(awaitEnd(sender)).isEqualTo(ExitReason.SHUTDOWN);
        open.countDown();
        assertThat(twoMessages()).containsExactly(1, 2);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    void blockRefusesASenderThatWouldWaitForItself(Way way) {
        Pid me = inbox.pid();
        Pid pid = way.spawn(node, SpawnOptions.DEFAULT.mailbox(1, OverflowPolicy.BLOCK), (self, message) -> {
            if (message.equals("fill")) {
                me.send(self.pid().send("fits"));
                me.send(self.pid().send("does not fit"));
            } else {
                me.send(message);
            }
        });
        pid.send("fill");
        assertThat(twoMessages()).containsExactly(SendResult.sent(), new SendResult.Refused("does not fit"));
        assertThat(inbox.receive()).isEqualTo("fits");
    }

    /** It was refused, as if it were the receiver: the receiver remembered the worker that had run it last. */
    @Test
    void blockLetsASenderWaitThatRunsOnTheWorkerOfTheReceiver() {
        try (Node single = Node.builder("single").workers(1).start();
                Inbox mine = single.inbox()) {
            Pid receiver = Way.EVENT_DRIVEN.spawn(
                    single,
                    SpawnOptions.DEFAULT.mailbox(1, OverflowPolicy.BLOCK),
                    (_, message) -> mine.pid().send(message));
            Pid sender = Way.EVENT_DRIVEN.spawn(single, SpawnOptions.DEFAULT, (_, _) -> {
                for (int i = 1; i <= 3; i++) {
                    assertThat(receiver.send(i)).isEqualTo(SendResult.sent());
                }
            });
            receiver.send("run once");
            assertThat(mine.receive()).isEqualTo("run once");
            sender.send("go");
            for (int i = 1; i <= 3; i++) {
                assertThat(mine.receive()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsAWaitForRoom(Way way) {
        Pid pid = spawnHeldUp(way, OverflowPolicy.BLOCK);
        pid.send(1);
        pid.send(2);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pid.send(3)).isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void timersAndExitSignalsPassAFullMailbox(Way way) {
        for (OverflowPolicy policy : List.of(OverflowPolicy.REJECT, OverflowPolicy.DROP_OLDEST)) {
            Pid me = inbox.pid();
            Pid pid = way.spawn(node, SpawnOptions.DEFAULT.trappingExits().mailbox(2, policy), (self, message) -> {
                if (message instanceof Order order) {
                    order.run(self);
                } else {
                    me.send(message);
                }
            });
            order(pid, self -> {
                self.pid().send(1);
                self.pid().send(2);
                me.sendExit(ExitReason.NORMAL);
                self.receive("go"::equals);
            });
            assertThat(inbox.receive()).isEqualTo(new Exit(pid, ExitReason.NORMAL));
            pid.sendExit(ExitReason.SHUTDOWN);
            node.sendAfter(Duration.ZERO, pid, "timer");
            Monitor monitor = inbox.monitor(pid);
            node.sendAfter(Duration.ZERO, pid, "go");
            assertThat(twoMessages()).containsExactly(1, 2);
            assertThat(twoMessages()).containsExactly(new Exit(me, ExitReason.SHUTDOWN), "timer");
            pid.sendExit(ExitReason.KILL);
            assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
        }
    }
}
