package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.warpbeam.actors.Substrate.ThreadKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls: a request, and one reply or one failure. */
class CallTest extends WithNode {

    private static final Duration LONG = Duration.ofDays(1);

    record Twice(int value) implements Call<Integer> {}

    /** A callee that gives each request to the test. */
    private Pid spawnForwarding(Way way) {
        Pid me = inbox.pid();
        return way.spawn(node, (self, message) -> {
            if (message instanceof Request<?>) {
                me.send(message);
            } else {
                obey(self, message);
            }
        });
    }

    private Pid spawnDoubling(Way way) {
        return way.spawn(node, (self, message) -> {
            if (message instanceof Request<?> request && request.call() instanceof Twice call) {
                request.from().of(call).reply(2 * call.value());
            } else {
                obey(self, message);
            }
        });
    }

    private static From<Integer> from(Object message, Twice call) {
        return ((Request<?>) message).from().of(call);
    }

    private static CallResult<Integer> failed(Twice call, CallFailure failure) {
        return new CallResult.Failed<>(call, failure);
    }

    @ParameterizedTest
    @EnumSource
    void anyThreadMayCall(Way way) {
        Pid pid = spawnDoubling(way);
        for (ThreadKind kind : ThreadKind.values()) {
            CompletableFuture<Integer> reply = new CompletableFuture<>();
            node.substrate()
                    .newThread(kind, "caller", () -> reply.complete(pid.call(new Twice(4))))
                    .start();
            assertThat(reply.join()).isEqualTo(8);
        }
        assertThat(pid.call(new Twice(5))).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessMayCallWhileManyOthersDo(Way way) {
        Pid callee = spawnDoubling(way);
        for (int i = 0; i < 100; i++) {
            int number = i;
            order(spawnObedient(way), _ -> inbox.pid().send(callee.call(new Twice(number))));
        }
        int sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += (Integer) inbox.receive();
        }
        assertThat(sum).isEqualTo(9900);
    }

    @ParameterizedTest
    @EnumSource
    void aLateReplyVanishesAndIsCounted(Way way) {
        Pid pid = spawnForwarding(way);
        Twice call = new Twice(1);
        Duration soon = Duration.ofMillis(1);
        assertThat(pid.request(call).await(soon)).isEqualTo(failed(call, new CallFailure.TimedOut(soon)));
        assertThat(from(inbox.receive(), call).reply(2)).isFalse();
        assertThat(node.info().lateReplies()).isEqualTo(1);
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheFirstReplyCountsWhoeverSendsIt(Way way) {
        Pid pid = spawnForwarding(way);
        Twice call = new Twice(1);
        PendingReply<Integer> pending = pid.request(call);
        From<Integer> from = from(inbox.receive(), call);
        assertThat(from.reply(2)).isTrue();
        assertThat(from.reply(3)).isFalse();
        assertThat(pending.isDone()).isTrue();
        assertThat(pending.await(LONG)).isEqualTo(new CallResult.Replied<>(2));
        assertThat(node.info().lateReplies()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAbandonedRequestTakesNoReply(Way way) {
        Pid pid = spawnForwarding(way);
        Twice call = new Twice(1);
        PendingReply<Integer> pending = pid.request(call);
        pending.abandon();
        assertThat(from(inbox.receive(), call).reply(2)).isFalse();
        assertThat(pending.await(LONG)).isEqualTo(failed(call, new CallFailure.Abandoned()));
    }

    @ParameterizedTest
    @EnumSource
    void aCallFailsAtOnceWhenTheCalleeIsKilled(Way way) {
        Pid pid = spawnForwarding(way);
        Twice call = new Twice(1);
        PendingReply<Integer> taken = pid.request(call);
        inbox.receive();
        pid.sendExit(ExitReason.KILL);
        assertThat(taken.await(LONG)).isEqualTo(failed(call, new CallFailure.Exited(ExitReason.KILLED)));
        awaitEnd(pid);
        assertThat(pid.request(call).await(LONG))
                .isEqualTo(failed(call, new CallFailure.Exited(ExitReason.NO_PROCESS)));
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatRacesWithTheEndOfTheCalleeIsSettled(Way way) {
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnObedient(way);
            Pid killer = spawnObedient(way);
            order(killer, _ -> pid.sendExit(ExitReason.KILL));
            assertThat(pid.request(new Twice(1)).await(LONG)).isInstanceOf(CallResult.Failed.class);
            killer.sendExit(ExitReason.KILL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestOfACallerThatWasKilledIsAbandoned(Way way) {
        Pid callee = spawnForwarding(way);
        Pid caller = spawnObedient(way);
        Twice call = new Twice(1);
        order(caller, _ -> callee.call(call, LONG));
        From<Integer> from = from(inbox.receive(), call);
        assertThat(from.caller()).isEqualTo(caller);
        await().until(() -> node.info(caller).orElseThrow().status() != ProcessInfo.Status.RUNNING);
        caller.sendExit(ExitReason.KILL);
        awaitEnd(caller);
        await().until(() -> ((CallSlot<?>) from).isDone());
        assertThat(from.reply(2)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aCallToItselfFails(Way way) {
        CompletableFuture<CallResult<Integer>> result = new CompletableFuture<>();
        Pid pid = spawnObedient(way);
        order(pid, self -> result.complete(self.pid().request(new Twice(1)).await(LONG)));
        assertThat(result.join()).isEqualTo(failed(new Twice(1), new CallFailure.CallingSelf()));
        awaitObeyed(pid);
    }

    @Test
    void aReplyTypeIsBoundToItsCall() {
        Pid pid = spawnForwarding(Way.EVENT_DRIVEN);
        pid.request(new Twice(1));
        Request<?> request = (Request<?>) inbox.receive();
        assertThatThrownBy(() -> request.from().of(new Twice(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInterruptEndsTheWaitForAReply() {
        Pid pid = spawnForwarding(Way.EVENT_DRIVEN);
        Twice call = new Twice(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pid.call(call, LONG)).isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(from(inbox.receive(), call).reply(2)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionOfAFailedCallEndsItsCaller(Way way) {
        Pid caller = spawnObedient(way);
        Pid dead = spawnObedient(way);
        dead.sendExit(ExitReason.KILL);
        awaitEnd(dead);
        order(caller, _ -> dead.call(new Twice(1)));
        assertThat(awaitEnd(caller))
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crashed -> assertThat(crashed.error()).isInstanceOf(CallFailedException.class));
    }
}
