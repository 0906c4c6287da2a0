package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerStopTest extends ServerFixture {

    private static final ServerOptions TRAPPING = ServerOptions.DEFAULT.spawn(SpawnOptions.DEFAULT.trappingExits());
    private final RuntimeException boom = new IllegalStateException("boom");

    record Terminated(ExitReason reason) {}

    private ScriptedServer<String> marking() {
        return ScriptedServer.starting("state")
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                })
                .onTerminate((reason, _) -> mark(new Terminated(reason)));
    }

    private static void assertFailsWith(ThrowingCallable stop, CallFailure failure) {
        assertThatThrownBy(stop)
                .isInstanceOfSatisfying(
                        CallFailedException.class, e -> assertThat(e.failure()).isEqualTo(failure));
    }

    @Test
    @Tag("G13")
    void stopsWithTheReasonAskedFor() {
        for (ExitReason reason : new ExitReason[] {ExitReason.NORMAL, ExitReason.SHUTDOWN, FOO}) {
            ServerRef ref = start(marking());
            Monitor monitor = inbox.monitor(ref.pid());

            ref.stop(reason, LIMIT);

            expect(new Terminated(reason));
            assertThat(endOf(monitor)).isEqualTo(reason);
        }
    }

    @Test
    @Tag("G13")
    void stopsAfterTheMessagesThatWereSentBefore() {
        ServerRef ref = start(marking());
        ref.send(1);
        ref.send(2);
        ref.stop();
        expect(1, 2, new Terminated(ExitReason.NORMAL));
    }

    @Test
    @Tag("G14")
    void refusesANegativeLimitAndLivesOn() {
        ServerRef ref = start(new Account(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ref.stop(FOO, Duration.ofMillis(-1)))
                .withMessageContaining("timeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerRef.named(node, "shop").stop(FOO, Duration.ofMillis(-1)));
        assertThat(ref.call(new Account.Balance())).isEqualTo(7);
    }

    @Test
    @Tag("rule-G18")
    void tellsWhoeverStopsItThatItsTimeIsOver() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        ServerRef ref = start(ScriptedServer.starting("state").onTerminate((_, _) -> mayEnd.await()));
        Monitor monitor = inbox.monitor(ref.pid());
        Duration limit = Duration.ofMillis(10);

        assertFailsWith(() -> ref.stop(FOO, limit), new CallFailure.TimedOut(limit));

        assertThat(ref.pid().isAlive()).isTrue();
        mayEnd.countDown();
        assertThat(endOf(monitor)).isEqualTo(FOO);
    }

    @Test
    @Tag("G16")
    void tellsWhoeverStopsItThatTerminateThrew() {
        ServerRef ref = start(ScriptedServer.starting("state").onTerminate((_, _) -> {
            throw boom;
        }));
        Monitor monitor = inbox.monitor(ref.pid());

        assertFailsWith(() -> ref.stop(), new CallFailure.Exited(ExitReason.error(boom)));

        assertThat(endOf(monitor)).isEqualTo(ExitReason.error(boom));
    }

    @Test
    @Tag("G61")
    @Tag("G67")
    void endsWithWhatTerminateThrowsOrExitsWith() {
        ServerRef throwing = start(ScriptedServer.starting("state")
                .onCast((_, state) -> Next.stop(ExitReason.NORMAL, state))
                .onTerminate((_, _) -> {
                    throw boom;
                }));
        Monitor first = inbox.monitor(throwing.pid());
        throwing.cast("stop");
        assertThat(endOf(first)).isEqualTo(ExitReason.error(boom));
        assertThat(crashes()).hasSize(1);

        ServerRef exiting = start(ScriptedServer.starting("state")
                .onCast((_, _) -> {
                    throw boom;
                })
                .onTerminate((_, _) -> {
                    throw Self.current().exit(FOO);
                }));
        Monitor second = inbox.monitor(exiting.pid());
        exiting.cast("crash");
        assertThat(endOf(second)).isEqualTo(FOO);
    }

    @Test
    @Tag("rule-G18")
    @Tag("G68")
    void saysThatThereIsNobodyToStop() {
        CallFailure nobody = new CallFailure.Exited(ExitReason.NO_PROCESS);
        ServerRef ref = start(new Account(0));
        ref.stop();

        assertFailsWith(ref::stop, nobody);
        assertFailsWith(() -> ServerRef.named(node, "nobody").stop(), nobody);
    }

    @Test
    @Tag("G68")
    void swallowsACastToANameThatNobodyHolds() {
        ServerRef nobody = ServerRef.named(node, "nobody");
        assertThat(nobody.whereis()).isEmpty();
        assertThat(nobody.cast("anything")).isEqualTo(SendResult.sent());
        assertThat(nobody.send("anything")).isEqualTo(SendResult.sent());
    }

    @Test
    void swallowsACastToAServerThatHasEnded() {
        ServerRef ref = start(new Account(0));
        ref.stop();
        assertThat(ref.cast("anything")).isEqualTo(SendResult.sent());
    }

    @Test
    @Tag("G70")
    void refusesToStopItself() {
        ServerRef ref = start(marking().onCast((_, state) -> {
            ServerRef self = ServerRef.of(Self.current().pid());
            assertFailsWith(self::stop, new CallFailure.CallingSelf());
            mark("refused");
            return Next.noReply(state);
        }));
        ref.cast("stop yourself");
        expect("refused");
        ref.stop();
        expect(new Terminated(ExitReason.NORMAL));
    }

    @Test
    @Tag("rule-G3")
    void hasItsNameFreeWhenStopReturns() {
        for (int round = 0; round < 200; round++) {
            ServerRef ref = GenServer.start(node, ScriptedServer.starting("state"), ServerOptions.named("shop"))
                    .orThrow();
            ref.stop();
            assertThat(node.whereis("shop")).isEmpty();
        }
    }

    static Stream<ExitReason> reasonsOfAParent() {
        return Stream.of(FOO, ExitReason.NORMAL, ExitReason.SHUTDOWN);
    }

    /** A parent that links a server, tells the test, and exits when it is told. */
    private Pid parentOf(GenServer<?> server, ServerOptions options, ExitReason reason) {
        return node.spawn(self -> {
            mark(GenServer.startLink(self, server, options).orThrow());
            self.receive();
            throw self.exit(reason);
        });
    }

    @ParameterizedTest
    @MethodSource("reasonsOfAParent")
    @Tag("G64")
    void terminatesWithTheReasonOfItsParentWhenItTrapsExits(ExitReason reason) {
        Pid parent = parentOf(marking(), TRAPPING, reason);
        ServerRef ref = (ServerRef) next();
        Monitor monitor = inbox.monitor(ref.pid());

        parent.send("exit");

        expect(new Terminated(reason));
        assertThat(endOf(monitor)).isEqualTo(reason);
        expectNothing();
    }

    @Test
    @Tag("G64")
    void terminatesOnAnExitSignalThatItsParentSends() {
        ServerRef ref = GenServer.startLink(inbox, marking(), TRAPPING).orThrow();
        inbox.unlink(ref.pid());
        Monitor monitor = inbox.monitor(ref.pid());
        ref.send("first");
        exitOnBehalfOfTheInbox(ref.pid());
        expect("first", new Terminated(FOO));
        assertThat(endOf(monitor)).isEqualTo(FOO);
    }

    private void exitOnBehalfOfTheInbox(Pid pid) {
        pid.sendExit(FOO);
    }

    @Test
    @Tag("G65")
    void survivesTheNormalExitOfItsParentWhenItDoesNotTrapExits() {
        Pid parent = parentOf(marking(), ServerOptions.DEFAULT, ExitReason.NORMAL);
        ServerRef ref = (ServerRef) next();
        Monitor end = inbox.monitor(parent);
        parent.send("exit");
        endOf(end);

        ref.send("still there");
        expect("still there");
    }

    @Test
    @Tag("G65")
    void diesWithItsParentWithoutTerminateWhenItDoesNotTrapExits() {
        Pid parent = parentOf(marking(), ServerOptions.DEFAULT, FOO);
        ServerRef ref = (ServerRef) next();
        Monitor monitor = inbox.monitor(ref.pid());

        parent.send("exit");

        assertThat(endOf(monitor)).isEqualTo(FOO);
        expectNothing();
    }

    @Test
    @Tag("rule-G14")
    void handsTheExitOfOthersToHandleInfoWhenItTrapsExits() {
        ServerRef ref = GenServer.start(node, marking(), TRAPPING).orThrow();
        Pid stranger = node.spawn(_ -> ref.pid().sendExit(FOO));
        expect(new Exit(stranger, FOO));

        Pid peer = node.spawn(self -> {
            self.link(ref.pid());
            throw self.exit(ExitReason.NORMAL);
        });
        expect(new Exit(peer, ExitReason.NORMAL));

        ref.stop();
        expect(new Terminated(ExitReason.NORMAL));
    }

    @Test
    @Tag("rule-G14")
    void isNotEndedByTheStarterThatItIsNotLinkedTo() {
        Pid starter = node.spawn(self -> {
            ServerRef ref = GenServer.start(node, marking(), TRAPPING).orThrow();
            mark(ref);
            ref.pid().sendExit(FOO);
        });
        ServerRef ref = (ServerRef) next();
        expect(new Exit(starter, FOO));
        ref.stop();
        expect(new Terminated(ExitReason.NORMAL));
    }

    @Test
    @Tag("rule-G13")
    void doesNotTerminateWhenItIsKilled() {
        ServerRef ref = GenServer.start(node, marking(), TRAPPING).orThrow();
        Monitor monitor = inbox.monitor(ref.pid());

        ref.pid().sendExit(ExitReason.KILL);

        assertThat(endOf(monitor)).isEqualTo(ExitReason.KILLED);
        expectNothing();
    }

    @Test
    @Tag("rule-G13")
    void doesNotTerminateWhenAnExitSignalEndsItInTheMiddleOfACallback() {
        ServerRef ref = start(marking().onCast((_, state) -> {
            mark("waiting");
            Self.current().receive("never"::equals);
            return Next.noReply(state);
        }));
        Monitor monitor = inbox.monitor(ref.pid());
        ref.cast("wait");
        expect("waiting");

        ref.pid().sendExit(FOO);

        assertThat(endOf(monitor)).isEqualTo(FOO);
        expectNothing();
    }

    @Test
    @Tag("rule-G13")
    void doesNotTerminateWhenAKillInterruptsACallback() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch unwound = new CountDownLatch(1);
        Queue<ExitReason> terminated = new ConcurrentLinkedQueue<>();
        ServerRef ref = start(ScriptedServer.starting("state")
                .onCast((_, state) -> {
                    mark("waiting");
                    try {
                        never.await();
                    } finally {
                        unwound.countDown();
                    }
                    return Next.noReply(state);
                })
                .onTerminate((reason, _) -> terminated.add(reason)));
        Monitor monitor = inbox.monitor(ref.pid());
        ref.cast("wait");
        expect("waiting");

        ref.pid().sendExit(ExitReason.KILL);

        assertThat(endOf(monitor)).isEqualTo(ExitReason.KILLED);
        unwound.await();
        assertThat(terminated).isEmpty();
    }

    @Test
    void terminatesWhenTheNodeCloses() {
        Queue<ExitReason> terminated = new ConcurrentLinkedQueue<>();
        try (Node closing = Node.start("closing")) {
            ScriptedServer<String> server =
                    ScriptedServer.starting("state").onTerminate((reason, _) -> terminated.add(reason));
            GenServer.start(closing, server, TRAPPING).orThrow();
        }
        assertThat(terminated).containsExactly(ExitReason.SHUTDOWN);
    }

    @Test
    void canBeStoppedByManyAtOnce() {
        ServerRef ref = start(marking());
        for (int i = 0; i < 8; i++) {
            node.spawn(_ -> {
                try {
                    ref.stop();
                    mark("stopped");
                } catch (CallFailedException late) {
                    mark(late.failure().equals(new CallFailure.Exited(ExitReason.NO_PROCESS)) ? "stopped" : late);
                }
            });
        }
        expect(new Terminated(ExitReason.NORMAL));
        for (int i = 0; i < 8; i++) {
            expect("stopped");
        }
    }

    @Test
    void stopsWithinAServerToo() {
        ServerRef other = start(marking());
        ServerRef ref = start(ScriptedServer.starting("state").onCast((_, state) -> {
            other.stop();
            mark("stopped");
            return Next.noReply(state);
        }));
        ref.cast("stop the other");
        expect(new Terminated(ExitReason.NORMAL), "stopped");
        assertThatCode(ref::stop).doesNotThrowAnyException();
    }
}
