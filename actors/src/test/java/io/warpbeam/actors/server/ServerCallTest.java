package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.Account.Balance;
import io.warpbeam.actors.server.Account.Close;
import io.warpbeam.actors.server.Account.Deposit;
import io.warpbeam.actors.server.Account.Fee;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServerCallTest extends ServerFixture {

    private static final Duration SOON = Duration.ofMillis(20);

    record Ask(int number) implements Call<String> {}

    /** A server that hands the address of each caller to the test instead of replying. */
    private ServerRef silent() {
        return start(ScriptedServer.starting("state").onCall((_, from, state) -> {
            mark(from);
            return Next.noReply(state);
        }));
    }

    private static CallFailure failureOf(CallResult<?> result) {
        return ((CallResult.Failed<?>) result).failure();
    }

    @Test
    void answersCallsAndCastsOneAtATime() {
        ServerRef account = start(new Account(0));
        for (int i = 0; i < 1_000; i++) {
            account.call(new Deposit(2));
            account.cast(new Fee(1));
        }
        assertThat(account.call(new Balance())).isEqualTo(1_000);
    }

    @Test
    void keepsTheOrderOfCastsCallsAndPlainMessagesOfOneSender() {
        ServerRef ref = start(ScriptedServer.starting("state")
                .onCast(this::markAndGoOn)
                .onInfo(this::markAndGoOn)
                .onCall((call, _, state) -> {
                    mark(call);
                    return Next.reply((Ask) call, "yes", state);
                }));
        ref.cast(1);
        ref.send(2);
        ref.cast(3);
        assertThat(ref.call(new Ask(4))).isEqualTo("yes");
        ref.send(5);
        expect(1, 2, 3, new Ask(4), 5);
    }

    private Next<String> markAndGoOn(Object message, String state) {
        mark(message);
        return Next.noReply(state);
    }

    @Test
    @Tag("G19")
    void waitsForAReplyThatComesLater() {
        ServerRef ref = silent();
        Pid caller = node.spawn(_ -> mark(ref.call(new Ask(1), LIMIT)));

        From<?> from = (From<?>) next();
        assertThat(from.caller()).isEqualTo(caller);
        assertThat(replyTo(from, "late")).isTrue();

        expect("late");
    }

    @Test
    @Tag("G19")
    void givesUpWhenTheTimeIsOver() {
        ServerRef ref = silent();
        assertThatThrownBy(() -> ref.call(new Ask(1), SOON)).isInstanceOfSatisfying(CallFailedException.class, e -> {
            assertThat(e.call()).isEqualTo(new Ask(1));
            assertThat(e.failure()).isEqualTo(new CallFailure.TimedOut(SOON));
        });
        assertThat(ref.pid().isAlive()).isTrue();
    }

    @Test
    @Tag("G20")
    void letsALateReplyVanish() {
        ServerRef ref = silent();
        assertThat(failureOf(ref.tryCall(new Ask(1), SOON))).isEqualTo(new CallFailure.TimedOut(SOON));

        From<?> from = (From<?>) next();
        assertThat(replyTo(from, "too late")).isFalse();

        expectNothing();
    }

    @Test
    @Tag("G22")
    void terminatesBeforeItSendsTheReplyOfAStop() {
        Queue<String> marks = new ConcurrentLinkedQueue<>();
        ServerRef ref = start(ScriptedServer.starting("state")
                .onCall((call, _, _) -> Next.stop(FOO, (Ask) call, "bye", "last state"))
                .onTerminate((reason, state) -> marks.add(reason + " " + state)));
        Monitor monitor = inbox.monitor(ref.pid());

        assertThat(ref.call(new Ask(1))).isEqualTo("bye");

        assertThat(marks).containsExactly(FOO + " last state");
        assertThat(endOf(monitor)).isEqualTo(FOO);
    }

    @Test
    @Tag("G22")
    void sendsTheReplyOfAStopEvenWhenTerminateThrows() {
        RuntimeException boom = new IllegalStateException("boom");
        ServerRef ref = start(ScriptedServer.starting("state")
                .onCall((call, _, state) -> Next.stop(ExitReason.NORMAL, (Ask) call, "bye", state))
                .onTerminate((_, _) -> {
                    throw boom;
                }));
        Monitor monitor = inbox.monitor(ref.pid());

        assertThat(ref.call(new Ask(1))).isEqualTo("bye");

        assertThat(endOf(monitor)).isEqualTo(ExitReason.error(boom));
    }

    @Test
    @Tag("G23")
    void failsTheCallThatItStopsOnWithoutReply() {
        ServerRef ref =
                start(ScriptedServer.starting("state").onCall((_, _, state) -> Next.stop(ExitReason.NORMAL, state)));

        assertThat(failureOf(ref.tryCall(new Ask(1), LIMIT))).isEqualTo(new CallFailure.Exited(ExitReason.NORMAL));
    }

    @Test
    void failsEveryCallThatItHasNotAnsweredWhenItEnds() {
        ServerRef ref = start(ScriptedServer.starting("state").onCall((call, from, state) -> {
            mark(from);
            return call.equals(new Ask(2)) ? Next.stop(FOO, state) : Next.noReply(state);
        }));
        List<PendingReply<String>> pending = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pending.add(ref.pid().request(new Ask(i)));
        }
        for (PendingReply<String> reply : pending) {
            assertThat(failureOf(reply.await(LIMIT)))
                    .isIn(new CallFailure.Exited(FOO), new CallFailure.Exited(ExitReason.NO_PROCESS));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(replyTo((From<?>) next(), "too late")).isFalse();
        }
        expectNothing();
    }

    @Test
    @Tag("G25")
    void tellsAServerThatCallsItselfSoAtOnce() {
        ServerRef ref = GenServer.start(
                        node,
                        ScriptedServer.starting("state").onCast((_, state) -> {
                            mark(failureOf(ServerRef.of(Self.current().pid()).tryCall(new Ask(1), LIMIT)));
                            mark(failureOf(ServerRef.named(node, "shop").tryCall(new Ask(1), LIMIT)));
                            return Next.noReply(state);
                        }),
                        ServerOptions.named("shop"))
                .orThrow();
        ref.cast("call yourself");
        expect(new CallFailure.CallingSelf(), new CallFailure.CallingSelf());
        ref.stop();
    }

    @Test
    @Tag("G26")
    @Tag("G34")
    void failsACallToNobodyAtOnce() {
        ServerRef ref = start(new Account(0));
        ref.stop();
        CallFailure nobody = new CallFailure.Exited(ExitReason.NO_PROCESS);

        assertThat(failureOf(ref.tryCall(new Balance(), LIMIT))).isEqualTo(nobody);
        assertThat(failureOf(ref.pid().request(new Balance()).await(LIMIT))).isEqualTo(nobody);
        assertThat(failureOf(ServerRef.named(node, "nobody").tryCall(new Balance(), LIMIT)))
                .isEqualTo(nobody);
        assertThatThrownBy(() -> ServerRef.named(node, "nobody").call(new Balance()))
                .isInstanceOf(CallFailedException.class);
    }

    @Test
    @Tag("G28")
    void takesOnlyTheFirstOfTwoReplies() {
        ServerRef ref = start(ScriptedServer.starting("state").onCall((call, from, state) -> {
            mark(from.of((Ask) call).reply("first"));
            mark(from.of((Ask) call).reply("second"));
            return Next.reply((Ask) call, "third", state);
        }));

        assertThat(ref.call(new Ask(1))).isEqualTo("first");

        assertThat(ref.call(new Ask(2))).isEqualTo("first");
        expect(true, false, true, false);
        expectNothing();
    }

    @Test
    @Tag("G35")
    void letsTheReplyToAnAbandonedRequestVanish() {
        PendingReply<String> pending = silent().pid().request(new Ask(1));
        From<?> from = (From<?>) next();
        pending.abandon();

        assertThat(replyTo(from, "too late")).isFalse();
        assertThat(failureOf(pending.await(LIMIT))).isEqualTo(new CallFailure.Abandoned());
        expectNothing();
    }

    @Test
    void crashesOnAReplyToAnEarlierCall() {
        ServerRef ref = start(ScriptedServer.starting(new Ask(0))
                .onCall((call, _, earlier) ->
                        earlier.number() == 0 ? Next.noReply((Ask) call) : Next.reply(earlier, "whose?", earlier)));
        PendingReply<String> first = ref.pid().request(new Ask(1));

        CallFailure second = failureOf(ref.tryCall(new Ask(1), LIMIT));

        assertThat(second)
                .isInstanceOfSatisfying(
                        CallFailure.Exited.class,
                        exited -> assertThat(exited.reason())
                                .isInstanceOfSatisfying(
                                        ExitReason.Crashed.class,
                                        crashed ->
                                                assertThat(crashed.error()).isInstanceOf(IllegalStateException.class)));
        assertThat(failureOf(first.await(LIMIT))).isEqualTo(second);
    }

    @Test
    void letsAnotherProcessReply() {
        ServerRef ref = start(ScriptedServer.starting("state").onCall((call, from, state) -> {
            node.spawn(_ -> from.of((Ask) call).reply("from another"));
            return Next.noReply(state);
        }));
        assertThat(ref.call(new Ask(1))).isEqualTo("from another");
    }

    @Test
    void followsANameToTheNextHolder() {
        ServerRef named = ServerRef.named(node, "account");
        for (long opening = 1; opening <= 50; opening++) {
            ServerRef holder = GenServer.start(node, new Account(opening), ServerOptions.named("account"))
                    .orThrow();
            assertThat(named.whereis()).isEqualTo(holder.whereis());
            assertThat(named.call(new Balance())).isEqualTo(opening);
            Monitor monitor = inbox.monitor(holder.pid());
            assertThat(named.call(new Close())).isEqualTo("closed");
            endOf(monitor);
            assertThat(named.whereis()).isEmpty();
        }
    }

    @Test
    void givesBackWhatAFullMailboxRefuses() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ServerRef ref = GenServer.start(
                        node,
                        ScriptedServer.starting("state").onCast((message, state) -> {
                            mark(message);
                            busy.countDown();
                            goOn.await();
                            return Next.noReply(state);
                        }),
                        ServerOptions.DEFAULT.spawn(SpawnOptions.named("small").mailbox(1, OverflowPolicy.REJECT)))
                .orThrow();
        ServerRef named = ServerRef.named(node, "small");
        assertThat(ref.cast(1)).isEqualTo(SendResult.sent());
        busy.await();
        assertThat(named.cast(2)).isEqualTo(SendResult.sent());

        assertThat(ref.cast(3)).isEqualTo(new SendResult.Refused(3));
        assertThat(named.cast(4)).isEqualTo(new SendResult.Refused(4));
        assertThat(named.send(5)).isEqualTo(new SendResult.Refused(5));
        assertThat(failureOf(ref.tryCall(new Ask(6), LIMIT))).isEqualTo(new CallFailure.Refused());
        assertThatThrownBy(ref::stop).isInstanceOf(CallFailedException.class);

        goOn.countDown();
        expect(1, 2);
    }

    @Test
    void comparesReferencesByWhatTheyReferTo() {
        Pid pid = start(new Account(0)).pid();
        assertThat(ServerRef.of(pid)).isEqualTo(ServerRef.of(pid));
        assertThat(ServerRef.named(node, "a")).isEqualTo(ServerRef.named(node, "a"));
        assertThat(ServerRef.named(node, "a")).isNotEqualTo(ServerRef.named(node, "b"));
    }

    @SuppressWarnings("unchecked") // every caller here waits for a string
    private static boolean replyTo(From<?> from, String value) {
        return ((From<String>) from).reply(value);
    }
}
