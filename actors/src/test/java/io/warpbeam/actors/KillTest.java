package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A kill takes a process down at once, whatever its code does, and fences that code. */
class KillTest extends WithNode {

    private static final SpawnOptions NAMED = SpawnOptions.named("victim").trappingExits();

    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicBoolean released = new AtomicBoolean();

    record Question() implements Call<String> {}

    @AfterEach
    void awaitZombies() {
        released.set(true);
        await().until(() -> node.info().zombies() == 0);
    }

    private void spin() {
        started.countDown();
        while (!released.get()) {
            Thread.onSpinWait();
        }
    }

    private void killAndAwaitDown(Pid pid) {
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ExitReason.KILL);
        assertThat(inbox.receive(Down.class::isInstance)).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
        assertThat(pid.isAlive()).isFalse();
        assertThat(node.whereis("victim")).isEmpty();
        assertThat(node.processes()).doesNotContain(pid);
        assertThat(node.info(pid)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void codeThatSpinsIsLeftBehindAsAZombie(Way way) throws Exception {
        Pid pid = spawnObedient(way, NAMED);
        order(pid, _ -> spin());
        started.await();
        assertThat(node.info().zombies()).isZero();
        killAndAwaitDown(pid);
        assertThat(node.info().zombies()).isEqualTo(1);
        Pid next = spawnObedient(way, NAMED);
        assertThat(node.whereis("victim")).contains(next);
        awaitObeyed(next);
    }

    @ParameterizedTest
    @EnumSource
    void codeThatBlocksIsInterrupted(Way way) throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CountDownLatch never = new CountDownLatch(1);
        Pid pid = spawnObedient(way, NAMED);
        order(pid, _ -> {
            try {
                started.countDown();
                never.await();
            } catch (InterruptedException e) {
                thrown.complete(e);
            }
        });
        started.await();
        killAndAwaitDown(pid);
        assertThat(thrown.join()).isInstanceOf(InterruptedException.class);
    }

    private static Order everyWaitAndRelation(Self self, Pid other, Monitor monitor, Alias alias, Mark mark) {
        return throwing(
                self,
                List.of(
                        _ -> self.mark(),
                        _ -> self.receive(mark, _ -> true),
                        _ -> self.receive(mark, _ -> true, Duration.ZERO),
                        _ -> self.receiveDown(monitor, Duration.ZERO),
                        _ -> self.linkPriority(other),
                        _ -> self.monitor(other, MonitorOptions.DEFAULT.alias(AliasMode.DEMONITOR)),
                        _ -> self.monitor("other"),
                        _ -> self.alias(AliasMode.EXPLICIT),
                        _ -> self.priorityAlias(AliasMode.REPLY),
                        _ -> self.unalias(alias),
                        _ -> alias.send("from a zombie"),
                        _ -> alias.sendPriority("from a zombie"),
                        _ -> alias.sendExit(ExitReason.KILL),
                        _ -> alias.sendExitPriority(ExitReason.KILL),
                        _ -> alias.request(new Question()),
                        _ -> self.spawnMonitor(_ -> {}),
                        _ -> self.spawnLinkMonitor(SpawnOptions.DEFAULT, _ -> {})));
    }

    private static Order every(Self self, Pid other, Pid mine, Monitor monitor, From<String> from) {
        List<Order> operations = List.of(
                _ -> other.send("from a zombie"),
                _ -> mine.send("from a zombie"),
                _ -> other.sendExit(ExitReason.KILL),
                _ -> other.request(new Question()),
                _ -> other.call(new Question()),
                _ -> from.reply("from a zombie"),
                Self::receive,
                _ -> self.receive(Duration.ZERO),
                _ -> self.receive(_ -> true),
                _ -> self.sleep(Duration.ZERO),
                _ -> self.exit(ExitReason.NORMAL),
                _ -> self.trapExits(true),
                _ -> self.link(other),
                _ -> self.unlink(other),
                _ -> self.monitor(other),
                _ -> self.demonitor(monitor),
                _ -> self.demonitorFlush(monitor),
                _ -> self.spawnLink(_ -> {}),
                _ -> self.sendAfter(Duration.ZERO, "from a zombie"),
                _ -> self.node().spawn(_ -> {}),
                _ -> self.node().sendAfter(Duration.ZERO, other, "from a zombie"),
                _ -> self.node().register("zombie", other),
                _ -> self.node().unregister("other"));
        return throwing(self, operations);
    }

    private static Order throwing(Self self, List<Order> operations) {
        return _ -> {
            for (Order operation : operations) {
                assertThatThrownBy(() -> operation.run(self))
                        .as("operation %d", operations.indexOf(operation))
                        .isInstanceOfSatisfying(
                                ProcessExit.class,
                                exit -> assertThat(exit.reason()).isEqualTo(ExitReason.KILLED));
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationOfAZombieThrows(Way way) throws Exception {
        CompletableFuture<Optional<Throwable>> failure = new CompletableFuture<>();
        Pid asked = way.spawn(node, (self, message) -> {
            if (message instanceof Request<?> request) {
                @SuppressWarnings("unchecked")
                From<String> from = (From<String>) request.from();
                inbox.pid().send(from);
            }
        });
        PendingReply<String> pending = asked.request(new Question());
        @SuppressWarnings("unchecked")
        From<String> from = (From<String>) inbox.receive();
        Pid other = inbox.pid();
        node.register("other", other);
        long spawned = node.info().spawned();
        Pid pid = spawnObedient(way, NAMED);
        order(pid, self -> {
            Monitor monitor = self.monitor(other);
            Order all = every(self, other, self.pid(), monitor, from);
            Order more = everyWaitAndRelation(self, other, monitor, self.alias(AliasMode.EXPLICIT), self.mark());
            spin();
            try {
                all.run(self);
                more.run(self);
                failure.complete(Optional.empty());
            } catch (Throwable e) {
                failure.complete(Optional.of(e));
            }
        });
        started.await();
        killAndAwaitDown(pid);
        released.set(true);
        assertThat(failure.join()).isEmpty();
        assertNoMail();
        assertThat(node.whereis("zombie")).isEmpty();
        assertThat(node.whereis("other")).contains(other);
        assertThat(pending.isDone()).isFalse();
        assertThat(node.info().spawned()).isGreaterThan(spawned);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatWaitsInTheKitIsKilled(Way way) {
        Pid deaf = spawnObedient(way);
        List<Order> waits = List.of(
                self -> self.receive(_ -> false),
                self -> self.receive(_ -> false, Duration.ofDays(1)),
                self -> self.sleep(Duration.ofDays(1)),
                _ -> deaf.call(new Question(), Duration.ofDays(1)));
        for (Order wait : waits) {
            CompletableFuture<Boolean> unwound = new CompletableFuture<>();
            Pid pid = spawnObedient(way, NAMED);
            order(pid, self -> {
                try {
                    inbox.pid().send("about to wait");
                    wait.run(self);
                } finally {
                    unwound.complete(true);
                }
            });
            awaitWaiting(pid);
            killAndAwaitDown(pid);
            assertThat(unwound.join()).isTrue();
        }
    }

    private void awaitWaiting(Pid pid) {
        assertThat(inbox.receive()).isEqualTo("about to wait");
        await().until(() -> node.info(pid).orElseThrow().status() != ProcessInfo.Status.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void killNeedsNoWaitForAProcessThatIsAboutToStart(Way way) {
        for (int round = 0; round < 300; round++) {
            Pid pid = spawnObedient(way, NAMED);
            killAndAwaitDown(pid);
        }
    }

    /** A first exit signal makes a process unwind; a kill must not wait until it has. */
    @ParameterizedTest
    @EnumSource
    void aProcessThatUnwindsForEverIsKilled(Way way) throws Exception {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            try {
                inbox.pid().send("about to wait");
                self.receive(_ -> false);
            } finally {
                spin();
            }
        });
        awaitWaiting(pid);
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ExitReason.SHUTDOWN);
        started.await();
        pid.sendExit(ExitReason.KILL);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.SHUTDOWN));
        assertThat(node.info().zombies()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatAKilledProcessWasSentIsLostOnce(Way way) throws Exception {
        Pid pid = spawnObedient(way);
        order(pid, _ -> spin());
        started.await();
        PendingReply<String> pending = pid.request(new Question());
        pid.send("left over");
        pid.sendExit(ExitReason.KILL);
        assertThat(pending.await(Duration.ofDays(1)))
                .isEqualTo(new CallResult.Failed<>(new Question(), new CallFailure.Exited(ExitReason.KILLED)));
        awaitEnd(pid);
        assertThat(node.info().deadLetters()).isEqualTo(1);
    }
}
