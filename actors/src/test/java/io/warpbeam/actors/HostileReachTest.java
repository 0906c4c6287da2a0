package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of processes that goes where it should not; the node lives on. */
class HostileReachTest extends WithNode {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicBoolean released = new AtomicBoolean();

    record Ask(String what) implements Call<String> {}

    @AfterEach
    void theNodeLives() {
        released.set(true);
        for (Way way : Way.values()) {
            awaitObeyed(spawnObedient(way));
        }
        await().until(() -> node.info().zombies() == 0);
    }

    private void spin() {
        while (!released.get()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void codeThatNeverReturnsCostsOneThreadAndNotTheNode(Way way) throws Exception {
        int count = 3;
        CountDownLatch started = new CountDownLatch(count);
        List<Pid> stuck = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pid pid = spawnObedient(
                    way, way == Way.BLOCKING ? SpawnOptions.DEFAULT.onPlatformThread() : SpawnOptions.DEFAULT);
            stuck.add(pid);
            order(pid, _ -> {
                started.countDown();
                spin();
            });
        }
        started.await();
        awaitObeyed(spawnObedient(Way.EVENT_DRIVEN));
        for (Pid pid : stuck) {
            Pid linked = spawnObedient(Way.EVENT_DRIVEN);
            order(linked, self -> self.link(pid));
            awaitObeyed(linked);
            Monitor monitor = inbox.monitor(pid);
            pid.sendExit(ExitReason.KILL);
            assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
            assertThat(awaitEnd(linked)).isEqualTo(ExitReason.KILLED);
        }
        assertThat(node.info().zombies()).isEqualTo(count);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatSendsToItselfForEverCanBeKilled(Way way) {
        Pid pid = way.spawn(node, (self, message) -> self.pid().send(message));
        pid.send("again");
        await().until(() -> node.info(pid).orElseThrow().messagesHandled() > 1000);
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ExitReason.KILL);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoRepliesTheFirstCountsWhereverItComesFrom(Way way) {
        CompletableFuture<From<String>> from = new CompletableFuture<>();
        Pid pid = way.spawn(node, (_, message) -> {
            if (message instanceof Request<?> request && request.call() instanceof Ask ask) {
                from.complete(request.from().of(ask));
            }
        });
        PendingReply<String> pending = pid.request(new Ask("anyone?"));
        assertThat(from.join().reply("from elsewhere")).isTrue();
        Pid other = spawnObedient(way);
        order(other, _ -> assertThat(from.join().reply("again")).isFalse());
        awaitObeyed(other);
        assertThat(pending.await(SHORT).orThrow()).isEqualTo("from elsewhere");
        assertThat(node.info().lateReplies()).isEqualTo(1);
        assertThat(pid.isAlive()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatCallsItselfIsToldAtOnce(Way way) {
        CompletableFuture<CallResult<String>> result = new CompletableFuture<>();
        Pid pid = spawnObedient(way);
        Ask ask = new Ask("me?");
        order(pid, self -> result.complete(self.pid().request(ask).await(Duration.ofDays(1))));
        assertThat(result.join()).isEqualTo(new CallResult.Failed<>(ask, new CallFailure.CallingSelf()));
        awaitObeyed(pid);
    }

    /** Nobody can see the circle; the time-out breaks it, and then everyone goes on. */
    @ParameterizedTest
    @EnumSource
    void aCircleOfCallsEndsWithATimeOut(Way way) {
        CompletableFuture<CallResult<String>> outer = new CompletableFuture<>();
        CompletableFuture<CallResult<String>> inner = new CompletableFuture<>();
        Pid first = spawnObedient(way);
        Pid second = way.spawn(node, (_, message) -> {
            if (message instanceof Request<?> request && request.call() instanceof Ask ask) {
                CallResult<String> back = first.request(new Ask("back")).await(SHORT);
                inner.complete(back);
                request.from().of(ask).reply("no answer");
            } else if (message instanceof Order order) {
                order.run(Self.current());
            }
        });
        order(first, _ -> outer.complete(second.request(new Ask("there")).await(Duration.ofDays(1))));
        assertThat(inner.join()).isEqualTo(new CallResult.Failed<>(new Ask("back"), new CallFailure.TimedOut(SHORT)));
        assertThat(outer.join()).isEqualTo(new CallResult.Replied<>("no answer"));
        awaitObeyed(first);
        awaitObeyed(second);
    }

    /** Messages are passed by reference: whoever changes one after it was sent changes what the receiver sees. */
    @ParameterizedTest
    @EnumSource
    void aMessageThatIsChangedAfterItWasSentIsChangedForTheReceiver(Way way) {
        Pid pid = way.spawn(node, (_, message) -> inbox.pid().send(message));
        List<String> message = new ArrayList<>(List.of("as sent"));
        pid.send(message);
        Object received = inbox.receive();
        message.add("changed");
        assertThat(received == message).isTrue();
        assertThat(received).isEqualTo(List.of("as sent", "changed"));
    }

    @ParameterizedTest
    @EnumSource
    void aSelfInTheHandsOfAnotherThreadRefusesAndNobodyIsHarmed(Way way) {
        CompletableFuture<Self> leaked = new CompletableFuture<>();
        Pid pid = spawnObedient(way);
        order(pid, leaked::complete);
        Self self = leaked.join();
        List<Order> operations = List.of(
                Self::receive,
                each -> each.receive(Duration.ZERO),
                each -> each.receive(_ -> true),
                each -> each.sleep(Duration.ZERO),
                each -> each.exit(ExitReason.NORMAL),
                each -> each.trapExits(true),
                each -> each.link(inbox.pid()),
                each -> each.unlink(inbox.pid()),
                each -> each.monitor(inbox.pid()),
                each -> each.spawnLink(_ -> {}),
                each -> each.sendAfter(Duration.ZERO, "timer"));
        for (Order operation : operations) {
            assertThatThrownBy(() -> operation.run(self)).isInstanceOf(IllegalStateException.class);
        }
        Pid other = spawnObedient(way);
        order(other, _ -> {
            for (Order operation : operations) {
                assertThatThrownBy(() -> operation.run(self)).isInstanceOf(IllegalStateException.class);
            }
        });
        awaitObeyed(other);
        awaitObeyed(pid);
        assertThat(node.info(pid).orElseThrow().trapsExits()).isFalse();
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatSpawnsForEverIsKilled(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            while (true) {
                Pid child = way.spawn(self.node(), (_, _) -> {});
                child.sendExit(ExitReason.KILL);
            }
        });
        long before = node.info().spawned();
        await().until(() -> node.info().spawned() > before + 100);
        pid.sendExit(ExitReason.KILL);
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.KILLED);
        await().until(() -> node.info().zombies() == 0);
        await().until(() -> node.processes().size() <= 3); // the root, the inbox, and a last child perhaps
        long after = node.info().spawned();
        awaitObeyed(spawnObedient(way));
        assertThat(node.info().spawned()).isEqualTo(after + 1);
    }
}
