package io.warpbeam.coroutine.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.TaggedDown;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are given up, and servers that end. */
@ParameterizedClass(name = "{0}, trapping exits: {1}")
@MethodSource("servers")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class AsyncFieldLifeTest extends FieldServerTesting {

    // ---- the end of the server

    @ParameterizedTest
    @MethodSource("reasons")
    @Tag("LV-SA-04")
    @Tag("LV-AA-07")
    void endsItsRunWithTheServer(ExitReason reason) throws InterruptedException {
        var report = waitingReport();
        Pid server = server(report);
        AsyncRun run = run(after(server, report::fire));
        awaitRun();
        Monitor ofRun = test.monitor(run.pid());
        Monitor ofWorker = test.monitor(workers.getFirst());
        server.send(new Do(exiting(reason)));
        ExitReason expected = switch (reason) {
            case ExitReason.Normal _ -> ExitReason.SHUTDOWN;
            default -> reason;
        };
        assertThat(test.receiveDown(ofRun, LIMIT).map(Down::reason)).contains(expected);
        assertThat(test.receiveDown(ofWorker, LIMIT).map(Down::reason)).contains(expected);
        awaitThreads();
    }

    @Test
    void endsItsRunWithTheServerThatIsKilled() throws InterruptedException {
        var report = waitingReport();
        Pid server = server(report);
        AsyncRun run = run(after(server, report::fire));
        awaitRun();
        Monitor ofWorker = test.monitor(workers.getFirst());
        server.sendExit(ExitReason.KILL);
        assertThat(test.receiveDown(ofWorker, LIMIT).map(Down::reason)).contains(ExitReason.KILLED);
        end(run.pid());
        awaitThreads();
    }

    @Test
    void endsItsRunWithAServerThatEndsRightAfterItFired() throws InterruptedException {
        var report = waitingReport();
        for (ExitReason reason : reasons().toList()) {
            for (int i = 0; i < 10; i++) {
                Pid server = server(report);
                server.send(new Do(page -> exiting(reason).apply(report.fire(page))));
                end(server);
            }
        }
        awaitThreads();
        Awaitility.await()
                .until(() -> node.processes().stream()
                        .noneMatch(pid -> node.info(pid)
                                .flatMap(info -> info.label())
                                .filter(label -> label.contains("async"))
                                .isPresent()));
    }

    // ---- giving a run up

    @Test
    @Tag("LV-SA-05")
    @Tag("LV-AA-08")
    void isFailedWhenItIsCancelledAndCanBeFiredAgain() {
        var report = waitingReport();
        Pid server = server(report);
        AsyncRun run = run(after(server, report::fire));
        awaitRun();
        Monitor ofWorker = test.monitor(workers.getFirst());
        assertThat(after(server, report::cancel).report())
                .isEqualTo(new AsyncResult.Failed<>(AsyncField.CANCELLED, Optional.empty()));
        assertThat(test.receiveDown(ofWorker, LIMIT).map(Down::reason)).contains(AsyncField.CANCELLED);
        end(run.pid());

        gate.countDown();
        assertThat(after(server, report::fire).report().isLoading()).isTrue();
        assertThat(seen().report()).isEqualTo(new AsyncResult.Ok<>("Report ready"));
        assertNothingMore(server);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void isCancelledWithAReasonOfTheCaller(ExitReason reason) throws InterruptedException {
        var report = waitingReport();
        Pid server = server(report);
        after(server, report::fire);
        awaitRun();
        assertThat(after(server, page -> report.cancel(page, reason)).report().failure())
                .contains(reason);
        awaitThreads();
        assertNothingMore(server);
    }

    @Test
    void leavesAFieldAloneThatIsNotLoadingWhenItIsCancelled() {
        var report = Page.reportField(_ -> "done");
        Pid server = server(report);
        assertThat(after(server, report::cancel).report()).isEqualTo(AsyncResult.neverFired());
        after(server, report::fire);
        seen();
        assertThat(after(server, report::cancel).report()).isEqualTo(new AsyncResult.Ok<>("done"));
        assertNothingMore(server);
    }

    @Test
    void hearsNothingOfACancelledRunWhoseEndIsInTheMailbox() {
        var report = Page.reportField(_ -> "done");
        Pid server = server(report);
        for (int i = 0; i < 100; i++) {
            Page cancelled = after(server, page -> {
                Page loading = report.fire(page);
                awaitEnd(run(loading).pid());
                return report.cancel(loading);
            });
            assertThat(cancelled.report().failure()).contains(AsyncField.CANCELLED);
        }
        assertNothingMore(server);
    }

    /** By the server: the run has ended, and its end is in the mailbox. */
    private static void awaitEnd(Pid run) {
        Self self = Self.current();
        assertThat(self.receiveDown(self.monitor(run), LIMIT)).isPresent();
    }

    @Test
    void cancelsTheRunUnderWayWhenItIsFiredAgain() throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        var report = Page.reportField(_ -> {
            int mine = number.incrementAndGet();
            if (mine == 1) {
                return waiting("stale").compute(new Page("nobody"));
            }
            return "run " + mine;
        });
        Pid server = server(report);
        AsyncRun first = run(after(server, report::fire));
        awaitRun();
        AsyncRun second = run(after(server, report::fire));
        assertThat(second).isNotEqualTo(first);
        assertThat(seen().report()).isEqualTo(new AsyncResult.Ok<>("run 2"));
        end(first.pid());
        awaitThreads();
        assertNothingMore(server);
    }

    @Test
    void ignoresTheEndOfAReplacedRunThatWasTakenFromTheMailbox() {
        var report = Page.reportField(page -> "for " + page.user());
        Object[] held = new Object[1];
        AsyncFields<Page> fields = AsyncFields.of(report);
        test.close();
        try (Inbox inbox = node.inbox()) {
            Page loading = report.fire(new Page("ann"));
            held[0] = inbox.receive(LIMIT).orElseThrow();
            assertThat(held[0]).isInstanceOf(TaggedDown.class);
            Page again = report.fire(loading);
            assertThat(fields.apply(held[0], again)).containsSame(again);
            Page cancelled = report.cancel(again);
            assertThat(fields.apply(held[0], cancelled)).containsSame(cancelled);
            Page reset = report.reset(cancelled);
            assertThat(fields.apply(held[0], reset)).containsSame(reset);
            assertThat(fields.apply("something else", reset)).isEmpty();
        }
    }

    @Test
    void survivesAnyRaceBetweenTheEndOfARunAndACancel() {
        var report = Page.reportField(_ -> "done");
        Pid server = server(report);
        for (int i = 0; i < 200; i++) {
            server.send(new Do(report::fire));
            server.send(new Do(report::cancel));
            Page first = seen();
            Page second = seen();
            assertThat(first.report().isLoading()).isTrue();
            if (second.report() instanceof AsyncResult.Ok<String>) {
                assertThat(second.report().latest()).contains("done");
                assertThat(seen()).isEqualTo(second);
            } else {
                assertThat(second.report().failure()).contains(AsyncField.CANCELLED);
            }
            after(server, report::reset);
        }
        assertNothingMore(server);
    }

    // ---- values that stay

    @Test
    @Tag("LV-AA-10")
    void keepsItsValueWhileItLoadsAgainAndWhenThatFails() {
        AtomicInteger number = new AtomicInteger();
        var report = Page.reportField(page ->
                number.getAndIncrement() == 0 ? "first" : waiting("never").compute(page));
        Pid server = server(report);
        after(server, report::fire);
        assertThat(seen().report()).isEqualTo(new AsyncResult.Ok<>("first"));
        AsyncResult<String> loading = after(server, report::fire).report();
        assertThat(loading.isLoading()).isTrue();
        assertThat(loading.latest()).contains("first");
        awaitRun();
        workers.getFirst().sendExit(BOOM);
        assertThat(seen().report()).isEqualTo(new AsyncResult.Failed<>(BOOM, Optional.of("first")));
    }

    @Test
    @Tag("LV-AA-12")
    void dropsItsValueWhenItIsReset() {
        var report = waitingReport();
        gate.countDown();
        Pid server = server(report);
        after(server, report::fire);
        assertThat(seen().report().latest()).contains("Report ready");
        AsyncResult<String> loading =
                after(server, page -> report.fire(report.reset(page))).report();
        assertThat(loading.isLoading()).isTrue();
        assertThat(loading.latest()).isEmpty();
        assertThat(seen().report().latest()).contains("Report ready");
    }

    @Test
    void hearsNothingMoreOfARunWhenItIsReset() throws InterruptedException {
        var report = waitingReport();
        Pid server = server(report);
        after(server, report::fire);
        awaitRun();
        assertThat(after(server, report::reset).report()).isEqualTo(AsyncResult.neverFired());
        awaitThreads();
        assertNothingMore(server);
    }
}
