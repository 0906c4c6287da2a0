package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.answered;
import static io.warpbeam.coroutine.Mail.assertNothingMore;
import static io.warpbeam.coroutine.Mail.cancelled;
import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.outcome;
import static io.warpbeam.coroutine.Mail.raised;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Resumes and cancels: in which order they are taken, and where the outcomes go. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class RunnerOrdersTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final SyncResult ENDED_BEFORE = new SyncResult.RunnerDown(ExitReason.NO_PROCESS);

    private static final Coroutine<Object, Object, Object> ASK_TWICE =
            co -> List.of(co.yield("first"), co.yield("second"));

    private static final Coroutine<Object, Object, Object> ECHO = co -> {
        Object value = co.yield("ready");
        while (!value.equals("stop")) {
            value = co.yield(value);
        }
        return "stopped";
    };

    /** Holds a coroutine up until it is opened. */
    private final CountDownLatch gate = new CountDownLatch(1);

    private Node node;
    private Inbox self;

    @BeforeEach
    void startNode() {
        node = Node.start("coroutines");
        self = node.inbox();
    }

    @AfterEach
    void closeNode() {
        gate.countDown();
        self.close();
        node.close();
    }

    private <Y, R, T> Coroutine<Y, R, T> gated(Coroutine<Y, R, T> body) {
        return co -> {
            gate.await();
            return body.run(co);
        };
    }

    private AsyncCoroutine<Object> run(Coroutine<Object, Object, Object> body) {
        return AsyncCoroutine.run(self, "tag", body);
    }

    // ---- order

    @Test
    void keepsResumesThatComeBeforeTheYield() {
        AsyncCoroutine<Object> runner = run(gated(ASK_TWICE));
        runner.resume(1);
        runner.resume(2);
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        assertThat(outcome(self)).isEqualTo(suspended("second"));
        assertThat(outcome(self)).isEqualTo(completed(List.of(1, 2)));
        assertNothingMore(self, runner);
    }

    @Test
    void takesAResumeBeforeTheCancelBehindIt() {
        AsyncCoroutine<Object> runner = run(gated(ASK_TWICE));
        runner.resume(1);
        runner.cancel();
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        assertThat(outcome(self)).isEqualTo(suspended("second"));
        assertThat(outcome(self)).isEqualTo(cancelled());
        assertNothingMore(self, runner);
    }

    @Test
    void losesAResumeBehindACancel() {
        AsyncCoroutine<Object> runner = run(gated(ASK_TWICE));
        runner.cancel();
        runner.resume(1);
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        assertThat(outcome(self)).isEqualTo(cancelled());
        assertNothingMore(self, runner);
    }

    @Test
    void sendsTheYieldAtWhichItNoticesACancel() {
        AsyncCoroutine<Object> runner = run(gated(ASK_TWICE));
        runner.cancel();
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        assertThat(outcome(self)).isEqualTo(cancelled());
        assertNothingMore(self, runner);
    }

    @Test
    void answersTwoCancelsOnce() {
        AsyncCoroutine<Object> runner = run(ASK_TWICE);
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        runner.cancel();
        runner.cancel();
        assertThat(outcome(self)).isEqualTo(cancelled());
        assertNothingMore(self, runner);
    }

    @Test
    void losesACancelIfTheCodeEndsFirst() throws Exception {
        AsyncCoroutine<Object> runner = run(gated(_ -> "result"));
        runner.cancel();
        CompletableFuture<SyncResult> waiter = new CompletableFuture<>();
        node.spawn(_ -> waiter.complete(runner.cancelSync(Mail.LIMIT)));
        awaitOrders(runner, 2);
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(completed("result"));
        assertThat(waiter.get(50, TimeUnit.SECONDS)).isEqualTo(new SyncResult.RunnerDown(ExitReason.NORMAL));
        assertNothingMore(self, runner);
    }

    /** Waits until so many orders are in the mailbox of a runner that does not look at them. */
    private void awaitOrders(AsyncCoroutine<?> runner, int count) {
        Awaitility.await()
                .until(() -> node.info(runner.pid())
                        .filter(info -> info.messageQueueLength() == count)
                        .isPresent());
    }

    @Test
    void ignoresOrdersAfterItsEnd() {
        AsyncCoroutine<Object> runner = run(_ -> "result");
        assertThat(outcome(self)).isEqualTo(completed("result"));
        Mail.end(self, runner);
        runner.resume("late");
        runner.resume("late", self.pid());
        runner.cancel();
        assertThat(self.receive(Duration.ZERO)).isEmpty();
        assertThat(runner.resumeSync("late")).isEqualTo(ENDED_BEFORE);
        assertThat(runner.cancelSync()).isEqualTo(ENDED_BEFORE);
        assertThat(runner.await(self, Mail.LIMIT)).isEqualTo(ENDED_BEFORE);
        assertThatThrownBy(() -> runner.cancelSync().orThrow())
                .isInstanceOf(RunnerSilentException.class)
                .hasMessageContaining("NoProcess");
    }

    @Test
    void leavesOtherMessagesInItsMailboxToTheCode() {
        AsyncCoroutine<Object> runner =
                run(co -> List.of(co.yield("first"), Self.current().receive("for you"::equals)));
        runner.pid().send("for you");
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        runner.resume(1);
        assertThat(outcome(self)).isEqualTo(completed(List.of(1, "for you")));
    }

    // ---- sync operations get their own answer

    @Test
    void answersASyncResumeWithItsOwnOutcomeAndLeavesUnreadYieldsAlone() {
        AsyncCoroutine<Object> runner = run(ASK_TWICE);
        assertThat(runner.resumeSync(1)).isEqualTo(answered(suspended("second")));
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        assertThat(runner.resumeSync(2)).isEqualTo(answered(completed(List.of(1, 2))));
        assertNothingMore(self, runner);
    }

    @Test
    void answersASyncCancelWithItsOwnOutcomeAndLeavesUnreadYieldsAlone() {
        AsyncCoroutine<Object> runner = run(ASK_TWICE);
        assertThat(runner.cancelSync()).isEqualTo(answered(cancelled()));
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        assertNothingMore(self, runner);
    }

    @Test
    void answersEachOfManySyncResumesWithItsOwnOutcome() throws Exception {
        AsyncCoroutine<Object> runner =
                AsyncCoroutine.runSync(self, "tag", ECHO).runner();
        List<CompletableFuture<List<SyncResult>>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int caller = i;
            CompletableFuture<List<SyncResult>> answers = new CompletableFuture<>();
            callers.add(answers);
            node.spawn(_ -> answers.complete(IntStream.range(0, 100)
                    .mapToObj(n -> runner.resumeSync(List.of(caller, n), Mail.LIMIT))
                    .toList()));
        }
        for (int i = 0; i < 4; i++) {
            int caller = i;
            assertThat(callers.get(i).get(50, TimeUnit.SECONDS))
                    .isEqualTo(IntStream.range(0, 100)
                            .mapToObj(n -> answered(suspended(List.of(caller, n))))
                            .toList());
        }
        assertThat(runner.resumeSync("stop")).isEqualTo(answered(completed("stopped")));
        assertNothingMore(self, runner);
    }

    @Test
    void answersAPlainThreadWithoutAMailbox() throws Exception {
        AsyncCoroutine<Object> runner =
                AsyncCoroutine.runSync(self, "tag", ASK_TWICE).runner();
        assertThat(CompletableFuture.supplyAsync(() -> runner.resumeSync(1)).get(50, TimeUnit.SECONDS))
                .isEqualTo(answered(suspended("second")));
        runner.cancel();
        assertThat(outcome(self)).isEqualTo(cancelled());
    }

    @Test
    void refusesToWaitForItself() {
        AsyncCoroutine<Object> runner = run(co -> {
            @SuppressWarnings("unchecked")
            AsyncCoroutine<Object> own = (AsyncCoroutine<Object>) co.yield("who am I?");
            return own.resumeSync("myself");
        });
        assertThat(outcome(self)).isEqualTo(suspended("who am I?"));
        runner.resume(runner);
        assertThatThrownBy(outcome(self)::orThrow)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not wait for itself");
    }

    // ---- where outcomes go

    @Test
    void answersOnceAtTheAddressGivenWithTheResume() {
        AsyncCoroutine<Object> runner = run(ECHO);
        assertThat(outcome(self)).isEqualTo(suspended("ready"));
        Pid other = node.spawn(inbox -> self.pid().send(List.of("other", outcome(inbox))));
        runner.resume(1, other);
        assertThat(self.receive(Mail.LIMIT)).contains(List.of("other", suspended(1)));
        runner.resume(2);
        assertThat(outcome(self)).isEqualTo(suspended(2));
    }

    @Test
    void answersAnAsyncCancelWhereTheLastOutcomeWent() {
        AsyncCoroutine<Object> runner = run(ECHO);
        assertThat(outcome(self)).isEqualTo(suspended("ready"));
        node.spawn(other -> {
            self.pid().send(runner.resumeSync(1, Mail.LIMIT));
            self.pid().send(List.of("other", outcome(other)));
        });
        assertThat(self.receive(Mail.LIMIT)).contains(answered(suspended(1)));
        runner.cancel();
        assertThat(self.receive(Mail.LIMIT)).contains(List.of("other", cancelled()));
        assertNothingMore(self, runner);
    }

    @Test
    void answersAStartAtTheStarterAndLaterOutcomesAtTheCaller() {
        Pid caller = node.spawn(other -> self.pid().send(List.of("caller", outcome(other))));
        Started<Object> started =
                AsyncCoroutine.runSync(self, "tag", ASK_TWICE, RunnerOptions.DEFAULT.caller(caller), Mail.LIMIT);
        assertThat(started.first()).isEqualTo(answered(suspended("first")));
        started.runner().resume(1);
        assertThat(self.receive(Mail.LIMIT)).contains(List.of("caller", suspended("second")));
    }

    @Test
    void tellsRunnersWithOneTagApart() {
        AsyncCoroutine<Object> first = run(ASK_TWICE);
        AsyncCoroutine<Object> second = run(ASK_TWICE);
        for (AsyncCoroutine.Message message : List.of(Mail.next(self), Mail.next(self))) {
            message.runner().resume(message.runner().equals(first) ? "one" : "two");
        }
        assertThat(first.resumeSync("-")).isEqualTo(answered(completed(List.of("one", "-"))));
        assertThat(second.resumeSync("-")).isEqualTo(answered(completed(List.of("two", "-"))));
    }

    @Test
    void failsTheCodeWithAResumeValueOfTheWrongType() {
        Coroutine<String, Integer, Integer> doubling = co -> co.yield("number?") * 2;
        AsyncCoroutine.run(self, "tag", doubling);
        Mail.next(self).runner().resume("no number");
        assertThatThrownBy(outcome(self)::orThrow).hasCauseInstanceOf(ClassCastException.class);
    }

    @Test
    void mayBeDrivenThroughAHandleSentToAnotherProcess() {
        AsyncCoroutine<Object> runner =
                AsyncCoroutine.runSync(self, "tag", ASK_TWICE).runner();
        Pid driver = node.spawn(other -> {
            @SuppressWarnings("unchecked")
            AsyncCoroutine<Object> handle = (AsyncCoroutine<Object>) other.receive();
            handle.resume(1);
            handle.resume(2);
        });
        driver.send(runner);
        assertThat(outcome(self)).isEqualTo(suspended("second"));
        assertThat(outcome(self)).isEqualTo(completed(List.of(1, 2)));
    }

    @Test
    void getsItsOutcomesIntoAFullMailbox() {
        self.close();
        self = node.inbox(SpawnOptions.DEFAULT.mailbox(1, OverflowPolicy.REJECT));
        assertThat(self.pid().send("fills it")).isEqualTo(SendResult.sent());
        AsyncCoroutine<Object> runner = run(ASK_TWICE);
        assertThat(runner.await(self, Mail.LIMIT)).isEqualTo(answered(suspended("first")));
        assertThat(runner.cancelSync()).isEqualTo(answered(cancelled()));
    }

    // ---- time-outs

    @Test
    void keepsTheRunnerOfAStartThatTimesOut() {
        Started<Object> started = AsyncCoroutine.runSync(self, "tag", gated(ASK_TWICE), RunnerOptions.DEFAULT, AT_ONCE);
        assertThat(started.first()).isEqualTo(new SyncResult.TimedOut(AT_ONCE));
        AsyncCoroutine<Object> runner = started.runner();
        assertThat(runner.await(self, AT_ONCE)).isEqualTo(new SyncResult.TimedOut(AT_ONCE));
        gate.countDown();
        assertThat(runner.await(self, Mail.LIMIT)).isEqualTo(answered(suspended("first")));
        assertThat(runner.resumeSync(1)).isEqualTo(answered(suspended("second")));
    }

    @Test
    void sendsTheOutcomeOfASyncResumeThatTimedOutToTheCaller() {
        AsyncCoroutine<Object> runner = AsyncCoroutine.runSync(self, "tag", (Coroutine<Object, Object, Object>) co -> {
                    co.yield("ready");
                    gate.await();
                    return co.yield("slow");
                })
                .runner();
        node.spawn(other -> self.pid().send(runner.resumeSync(1, AT_ONCE)));
        assertThat(self.receive(Mail.LIMIT)).contains(new SyncResult.TimedOut(AT_ONCE));
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(suspended("slow"));
        runner.resume("end");
        assertThat(outcome(self)).isEqualTo(completed("end"));
    }

    @Test
    void sendsTheOutcomeOfASyncCancelThatTimedOutToTheCaller() {
        AsyncCoroutine<Object> runner = AsyncCoroutine.runSync(self, "tag", (Coroutine<Object, Object, Object>) co -> {
                    co.onLeave(_ -> gate.await());
                    return co.yield("ready");
                })
                .runner();
        assertThat(runner.cancelSync(AT_ONCE)).isEqualTo(new SyncResult.TimedOut(AT_ONCE));
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(cancelled());
        assertNothingMore(self, runner);
    }

    @Test
    void waitsForTheMessageOfOneRunnerAmongOthers() {
        AsyncCoroutine<Object> slow = run(gated(_ -> "slow"));
        AsyncCoroutine<Object> quick = run(_ -> "quick");
        assertThat(quick.await(self, Mail.LIMIT)).isEqualTo(answered(completed("quick")));
        self.pid().send("something else");
        gate.countDown();
        assertThat(slow.await(self, Mail.LIMIT)).isEqualTo(answered(completed("slow")));
        assertThat(self.receive(Duration.ZERO)).contains("something else");
    }

    // ---- failures are messages

    @Test
    void sendsTheFailureOfADecorator() {
        AsyncCoroutine<Object> runner = run(co -> {
            co.decorate(_ -> {
                throw new IllegalStateException("broken");
            });
            return co.yield("never seen");
        });
        assertThat(outcome(self))
                .isInstanceOfSatisfying(
                        Outcome.Thrown.class,
                        thrown -> assertThat(thrown.error()).isInstanceOf(Failure.DecoratorFailed.class));
        assertNothingMore(self, runner);
    }

    @Test
    void sendsTheYieldsAndTheFailureOfAnErrorHandler() {
        AsyncCoroutine<Object> runner = run(co -> {
            try {
                throw co.raise(co.yield("first"));
            } catch (RaisedException e) {
                throw co.raise(List.of(e.value(), co.yield("second")));
            }
        });
        assertThat(outcome(self)).isEqualTo(suspended("first"));
        runner.resume(1);
        assertThat(outcome(self)).isEqualTo(suspended("second"));
        runner.resume(2);
        assertThat(outcome(self)).isEqualTo(raised(List.of(1, 2)));
        assertNothingMore(self, runner);
    }

    @Test
    void refusesNulls() {
        AsyncCoroutine<Object> runner = run(ASK_TWICE);
        assertThatThrownBy(() -> runner.resume(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> AsyncCoroutine.run(self, null, ASK_TWICE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("tag");
    }
}
