package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be done to a server from outside while it runs. */
class SysTest extends ServerFixture {

    private static final Duration SHORT = Duration.ofMillis(50);

    record Add(int amount) implements Call<Integer> {}

    /** Adds what it is called or cast, and marks it. */
    private ScriptedServer<Integer> adder() {
        return ScriptedServer.starting(0)
                .onCall((call, _, state) -> {
                    if (call instanceof Add add) {
                        mark(add.amount());
                        return Next.reply(add, state + add.amount(), state + add.amount());
                    }
                    return Next.unknown(call);
                })
                .onCast((message, state) -> {
                    mark(message);
                    return Next.noReply(state + (Integer) message);
                })
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                })
                .onTerminate((reason, _) -> mark(reason));
    }

    private boolean isSuspended(ServerRef ref) {
        return node.info(ref.pid()).orElseThrow().suspended();
    }

    @Test
    void tellsAndReplacesTheState() {
        ServerRef ref = start(adder());
        ref.cast(5);
        assertThat(Sys.state(ref)).isEqualTo(5);
        assertThat(Sys.state(ref, Integer.class)).isEqualTo(5);
        assertThat(Sys.replaceState(ref, Integer.class, state -> state * 2)).isEqualTo(10);
        assertThat(ref.call(new Add(1))).isEqualTo(11);
        assertThatThrownBy(() -> Sys.state(ref, String.class)).isInstanceOf(ClassCastException.class);
    }

    @Test
    @Tag("rule-G19")
    void leavesTheStateUntouchedWhenTheFunctionFails() {
        ServerRef ref = start(adder());
        ref.cast(5);
        IllegalStateException boom = new IllegalStateException("boom");
        ReplaceFailedException failed = catchThrowableOfType(
                ReplaceFailedException.class,
                () -> Sys.replaceState(ref, _ -> {
                    throw boom;
                }));
        assertThat(failed).hasCause(boom);
        assertThatThrownBy(() -> Sys.replaceState(ref, String.class, text -> text + "!"))
                .isInstanceOf(ReplaceFailedException.class)
                .hasCauseInstanceOf(ClassCastException.class);
        assertThat(Sys.state(ref)).isEqualTo(5);
        assertThat(crashes()).isEmpty();
    }

    @Test
    @Tag("G46")
    void doesNoWorkWhileItIsSuspendedAndAllOfItAfterwards() {
        ServerRef ref = start(adder());
        Sys.suspend(ref);
        assertThat(isSuspended(ref)).isTrue();
        Add add = new Add(1);
        assertThat(ref.tryCall(add, SHORT)).isEqualTo(new CallResult.Failed<>(add, new CallFailure.TimedOut(SHORT)));
        ref.cast(2);
        ref.send("info");
        expectNothing();
        Sys.resume(ref);
        expect(1, 2, "info");
        assertThat(isSuspended(ref)).isFalse();
        assertThat(Sys.state(ref)).isEqualTo(3);
        assertThat(node.info().lateReplies()).isEqualTo(1);
        expectNothing();
    }

    @Test
    @Tag("G47")
    void tellsAndReplacesTheStateWhileItIsSuspended() {
        ServerRef ref = start(adder());
        Sys.suspend(ref);
        ref.cast(1);
        assertThat(Sys.state(ref)).isEqualTo(0);
        assertThat(Sys.replaceState(ref, _ -> 10)).isEqualTo(10);
        assertThatThrownBy(() -> Sys.replaceState(ref, _ -> {
                    throw new IllegalStateException("boom");
                }))
                .isInstanceOf(ReplaceFailedException.class);
        assertThat(Sys.status(ref).suspended()).isTrue();
        Sys.resume(ref);
        expect(1);
        assertThat(Sys.state(ref)).isEqualTo(11);
    }

    @Test
    void suspendsAndResumesOverAndOver() {
        ServerRef ref = start(adder());
        for (int round = 1; round <= 300; round++) {
            Sys.suspend(ref);
            assertThat(isSuspended(ref)).isTrue();
            ref.cast(1);
            assertThat(Sys.state(ref)).isEqualTo(round - 1);
            Sys.resume(ref);
            assertThat(isSuspended(ref)).isFalse();
            assertThat(next()).isEqualTo(1);
            assertThat(Sys.state(ref)).isEqualTo(round);
        }
        Sys.suspend(ref);
        Sys.suspend(ref);
        Sys.resume(ref);
        assertThat(ref.call(new Add(0))).isEqualTo(300);
    }

    @Test
    void keepsTheOrderOfMessagesAndRequestsOfOneSender() {
        ServerRef ref = start(adder());
        for (int i = 1; i <= 300; i++) {
            ref.cast(1);
            assertThat(Sys.state(ref)).isEqualTo(i);
        }
    }

    @Test
    void staysBoundedWhileItIsSuspended() {
        ServerOptions bounded = ServerOptions.DEFAULT.spawn(SpawnOptions.DEFAULT.mailbox(2, OverflowPolicy.REJECT));
        ServerRef ref = GenServer.start(node, adder(), bounded).orThrow();
        Sys.suspend(ref);
        assertThat(ref.cast(1)).isEqualTo(SendResult.sent());
        assertThat(ref.cast(2)).isEqualTo(SendResult.sent());
        assertThat(ref.cast(3)).isEqualTo(new SendResult.Refused(3));
        for (int i = 0; i < 10; i++) {
            assertThat(Sys.state(ref)).isEqualTo(0);
            assertThat(ref.cast(4)).isEqualTo(new SendResult.Refused(4));
        }
        Sys.resume(ref);
        expect(1, 2);
        assertThat(Sys.state(ref)).isEqualTo(3);
    }

    @Test
    void obeysExitSignalsWhileItIsSuspended() {
        for (ExitReason reason : new ExitReason[] {FOO, ExitReason.KILL}) {
            ServerRef ref = start(adder());
            Sys.suspend(ref);
            ref.cast(1);
            Monitor monitor = inbox.monitor(ref.pid());
            ref.pid().sendExit(reason);
            assertThat(endOf(monitor)).isEqualTo(reason.equals(FOO) ? FOO : ExitReason.KILLED);
        }
        expectNothing();
    }

    private static final ServerOptions TRAPPING = ServerOptions.DEFAULT.spawn(SpawnOptions.DEFAULT.trappingExits());

    @Test
    void endsWithItsParentWhileItIsSuspended() {
        for (ExitReason reason : new ExitReason[] {FOO, ExitReason.NORMAL, ExitReason.SHUTDOWN}) {
            CompletableFuture<ServerRef> started = new CompletableFuture<>();
            Pid parent = node.spawn(self -> {
                started.complete(GenServer.startLink(self, adder(), TRAPPING).orThrow());
                self.receive("end"::equals);
                throw self.exit(reason);
            });
            ServerRef ref = started.join();
            Sys.suspend(ref);
            ref.cast(1);
            Monitor monitor = inbox.monitor(ref.pid());
            parent.send("end");
            assertThat(endOf(monitor)).isEqualTo(reason);
            expect(reason);
        }
    }

    @Test
    void keepsTheExitsOfStrangersForLater() {
        ServerRef ref = GenServer.start(node, adder(), TRAPPING).orThrow();
        Sys.suspend(ref);
        ref.cast(1);
        ref.pid().sendExit(FOO);
        ref.cast(2);
        assertThat(Sys.state(ref)).isEqualTo(0);
        expectNothing();
        Sys.resume(ref);
        expect(1, new Exit(inbox.pid(), FOO), 2);
    }

    @Test
    void endsWithTheNodeWhileItIsSuspended() {
        CompletableFuture<ExitReason> end = new CompletableFuture<>();
        ServerRef ref = GenServer.start(node, adder().onTerminate((reason, _) -> end.complete(reason)), TRAPPING)
                .orThrow();
        Sys.suspend(ref);
        node.close(LIMIT);
        assertThat(end.join()).isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void isTerminatedWhetherSuspendedOrNot() {
        for (boolean suspended : new boolean[] {false, true}) {
            ServerRef ref = start(adder());
            if (suspended) {
                Sys.suspend(ref);
                ref.cast(1);
            }
            Sys.terminate(ref, FOO);
            assertThat(ref.pid().isAlive()).isFalse();
            expect(FOO);
        }
    }

    @Test
    void doesNotCancelAnIdleTimeout() {
        ServerRef ref = start(ScriptedServer.<Integer>onInit(_ -> Init.ok(0).timeout(Duration.ofMillis(30)))
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                }));
        for (int i = 0; i < 10; i++) {
            assertThat(Sys.state(ref)).isEqualTo(0);
        }
        expect(new IdleTimeout());
    }

    @Test
    void servesARequestAfterTheCallbackThatReceivesByItself() {
        CountDownLatch inside = new CountDownLatch(1);
        ServerRef ref = start(ScriptedServer.starting(0).onCast((_, state) -> {
            inside.countDown();
            mark(Self.current().receive());
            mark(Self.current().receive("last"::equals));
            return Next.noReply(state + 1);
        }));
        ref.cast("receive");
        join(inside);
        CompletableFuture<Object> state = CompletableFuture.supplyAsync(() -> Sys.state(ref));
        ref.send("first");
        ref.send("last");
        expect("first", "last");
        assertThat(state.join()).isEqualTo(1);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cannotAskItself() {
        ServerRef ref = start(ScriptedServer.starting(0).onCast((_, state) -> {
            ServerRef me = ServerRef.of(Self.current().pid());
            mark(catchThrowableOfType(CallFailedException.class, () -> Sys.state(me))
                    .failure());
            return Next.noReply(state);
        }));
        ref.cast("ask");
        expect(new CallFailure.CallingSelf());
    }

    @Test
    void tellsThatThereIsNoSuchServer() {
        ServerRef ref = start(adder());
        ref.stop();
        ServerRef unknown = ServerRef.named(node, "nobody");
        for (ServerRef absent : new ServerRef[] {ref, unknown}) {
            assertThat(catchThrowableOfType(CallFailedException.class, () -> Sys.state(absent))
                            .failure())
                    .isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS));
        }
        Pid plain = node.spawn(self -> self.receive("never"::equals));
        assertThatThrownBy(() -> Sys.state(ServerRef.of(plain)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("target");
    }

    @Test
    void failsRequestsThatADyingServerHasNotAnswered() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        ServerRef ref = start(ScriptedServer.starting(0).onCast((_, _) -> {
            inside.countDown();
            open.await();
            throw new IllegalStateException("boom");
        }));
        ref.cast("crash");
        join(inside);
        PendingReply<Object> pending = node.systemRequest(ref.pid(), new SysCall.GetState());
        open.countDown();
        assertThat(pending.await(LIMIT))
                .isInstanceOfSatisfying(
                        CallResult.Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOfSatisfying(
                                        CallFailure.Exited.class,
                                        exited -> assertThat(exited.reason()).isInstanceOf(ExitReason.Crashed.class)));
        ServerRef suspended = start(adder());
        Sys.suspend(suspended);
        Monitor monitor = inbox.monitor(suspended.pid());
        suspended.pid().sendExit(ExitReason.KILL);
        assertThat(inbox.receive(Down.class::isInstance))
                .isEqualTo(new Down(monitor, suspended.pid(), ExitReason.KILLED));
    }

    @Test
    void tellsItsStatus() {
        ServerRef ref = start(adder());
        ref.cast(3);
        ServerStatus status = Sys.status(ref);
        assertThat(status)
                .isEqualTo(new ServerStatus(
                        ref.pid(), inbox.pid(), ScriptedServer.class, false, 3, List.of(), 0, Optional.empty()));
    }

    /** A server with a mutable state. */
    record Writer() implements GenServer<StringBuilder> {
        @Override
        public Init<StringBuilder> init(Self self) {
            return Init.ok(new StringBuilder());
        }
    }

    @Test
    void aStateThatMayNotLeaveAnIsolatedServerFailsTheRequestAndNotTheServer() {
        ServerRef ref = GenServer.start(
                        node,
                        new Writer(),
                        ServerOptions.DEFAULT.spawn(SpawnOptions.DEFAULT.isolation(IsolationLevel.SEND_ONLY)))
                .orThrow();
        CallFailedException failed = catchThrowableOfType(CallFailedException.class, () -> Sys.state(ref));
        assertThat(failed.failure()).isInstanceOf(CallFailure.Isolated.class);
        assertThat(ref.pid().isAlive()).isTrue();
    }
}
