package io.warpbeam.coroutine.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.actors.TaggedDown;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ends of runs, in servers of each kind. */
@ParameterizedClass(name = "{0}, trapping exits: {1}")
@MethodSource("servers")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class AsyncFieldTest extends FieldServerTesting {

    // ---- the end of a run

    @Test
    @Tag("LV-LA-01")
    @Tag("LV-SA-01")
    @Tag("LV-AA-04")
    void isOkWithTheValueThatWasComputed() {
        var report = Page.reportField(page -> "Report for " + page.user());
        Pid server = server(report);
        assertThat(after(server, report::fire).report().isLoading()).isTrue();
        assertThat(seen().report()).isEqualTo(new AsyncResult.Ok<>("Report for ann"));
        assertNothingMore(server);
    }

    @Test
    @Tag("LV-LA-07")
    void computesNothingUnlessItIsFired() {
        Pid server = server(waitingReport());
        assertThat(after(server, UnaryOperator.identity()).report()).isEqualTo(AsyncResult.neverFired());
        assertNothingMore(server);
        assertThat(begun.availablePermits()).isZero();
    }

    @Test
    @Tag("LV-LA-08")
    @Tag("LV-SA-02")
    @Tag("LV-AA-05")
    void failsWithWhatWasThrownAndSparesTheServer() {
        var boom = new IllegalStateException("boom");
        var report = Page.reportField(_ -> {
            throw boom;
        });
        Pid server = server(report);
        after(server, report::fire);
        AsyncResult<String> failed = seen().report();
        assertThat(failed).isEqualTo(new AsyncResult.Failed<>(ExitReason.error(boom), Optional.empty()));
        assertThat(failed.latest()).isEmpty();
        assertNothingMore(server);
    }

    @Test
    void failsWhenNothingWasReturned() {
        var report = Page.reportField(_ -> null);
        Pid server = server(report);
        after(server, report::fire);
        assertThat(seen().report().failure().orElseThrow())
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crashed -> assertThat(crashed.error())
                                .isInstanceOf(NullPointerException.class)
                                .hasMessageContaining("returned null"));
        assertNothingMore(server);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @Tag("LV-SA-03")
    @Tag("LV-AA-06")
    void failsWithTheReasonOfAnExitAndSparesTheServer(ExitReason reason) {
        var report = Page.reportField(_ -> {
            throw Self.current().exit(reason);
        });
        Pid server = server(report);
        after(server, report::fire);
        assertThat(seen().report().failure()).contains(reason);
        assertNothingMore(server);
    }

    @Test
    @Tag("LV-SA-06")
    @Tag("LV-AA-09")
    void failsWithTheReasonOfAProcessThatItIsLinkedTo() {
        Pid third = node.spawn(self -> {
            self.receive();
            throw self.exit(BOOM);
        });
        var report = Page.reportField(_ -> {
            Self.current().link(third);
            third.send("go");
            gate.await();
            return "never";
        });
        Pid server = server(report);
        after(server, page -> {
            if (trapping) {
                Self.current().link(third);
            }
            return report.fire(page);
        });
        if (trapping) {
            List<Object> both = List.of(told(), told());
            assertThat(both).filteredOn(Stray.class::isInstance).containsExactly(new Stray(new Exit(third, BOOM)));
            assertThat(both)
                    .filteredOn(Seen.class::isInstance)
                    .allSatisfy(message -> assertThat(
                                    ((Seen) message).page().report().failure())
                            .contains(BOOM));
        } else {
            assertThat(seen().report().failure()).contains(BOOM);
        }
        assertNothingMore(server);
    }

    @Test
    void isFailedWhenItsComputationIsKilled() {
        var report = waitingReport();
        Pid server = server(report);
        after(server, report::fire);
        awaitRun();
        workers.getFirst().sendExit(ExitReason.KILL);
        assertThat(seen().report().failure()).contains(ExitReason.KILLED);
        assertNothingMore(server);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void isFailedWhenItsRunIsToldToExit(ExitReason reason) {
        var report = waitingReport();
        Pid server = server(report);
        AsyncRun run = run(after(server, report::fire));
        run.pid().sendExit(reason);
        if (reason.equals(ExitReason.NORMAL)) { // which ends nobody
            gate.countDown();
            assertThat(seen().report().latest()).contains("Report ready");
        } else {
            assertThat(seen().report().failure()).contains(reason.equals(ExitReason.KILL) ? ExitReason.KILLED : reason);
        }
        workers.forEach(this::end);
        assertNothingMore(server);
    }

    @Test
    @Tag("LV-SA-07")
    void leaksNoMessageOfItsProcesses() {
        var report = Page.reportField(_ -> "done");
        Pid server = server(report);
        for (int i = 0; i < 100; i++) {
            after(server, report::fire);
            assertThat(seen().report().latest()).contains("done");
        }
        assertNothingMore(server);
    }

    @Test
    void tellsItsEndAfterAllThatTheComputationSent() {
        var report = Page.reportField(_ -> {
            Pid server = Self.current().parent().node().whereis("page").orElseThrow();
            server.send("one");
            server.send("two");
            return "done";
        });
        Pid server = server(SpawnOptions.named("page"), AsyncFields.of(report));
        for (int i = 0; i < 100; i++) {
            after(server, report::fire);
            assertThat(test.receive(LIMIT)).contains(new Stray("one"));
            assertThat(test.receive(LIMIT)).contains(new Stray("two"));
            assertThat(seen().report().latest()).contains("done");
        }
    }

    @Test
    void leavesWhatTheComputationIsLinkedToAlone() {
        Pid third = node.spawn(self -> self.receive());
        var report = Page.reportField(_ -> {
            Self.current().link(third);
            return "done";
        });
        Pid server = server(report);
        after(server, report::fire);
        assertThat(seen().report().latest()).contains("done");
        third.send("go");
        assertThat(end(third)).isIn(ExitReason.NORMAL, ExitReason.NO_PROCESS);
    }

    @Test
    void comesPastTheBoundOfAMailbox() {
        for (OverflowPolicy policy :
                List.of(OverflowPolicy.REJECT, OverflowPolicy.DROP_NEWEST, OverflowPolicy.DROP_OLDEST)) {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            var report = Page.reportField(_ -> {
                go.await();
                return "done";
            });
            Pid server = server(SpawnOptions.DEFAULT.mailbox(1, policy), AsyncFields.of(report));
            AsyncRun run = run(after(server, report::fire));
            CountDownLatch atWork = new CountDownLatch(1);
            server.send(new Do(page -> {
                atWork.countDown();
                awaitQuietly(busy);
                return page;
            }));
            awaitQuietly(atWork);
            server.send("fills the mailbox");
            go.countDown();
            end(run.pid());
            busy.countDown();
            assertThat(seen().report().isLoading()).isTrue();
            assertThat(told()).isEqualTo(new Stray("fills the mailbox"));
            assertThat(seen().report().latest()).contains("done");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ---- several fields

    @Test
    @Tag("LV-AA-11")
    void keepsTheValuesOfSeveralFieldsApart() {
        AtomicInteger number = new AtomicInteger();
        var report = Page.reportField(_ -> "report " + number.incrementAndGet());
        var count = Page.countField(_ -> {
            gate.await();
            return 42;
        });
        Pid server = server(SpawnOptions.DEFAULT, AsyncFields.of(report, count));
        Page loading = after(server, page -> count.fire(report.fire(page)));
        assertThat(loading.report().isLoading()).isTrue();
        assertThat(loading.count().isLoading()).isTrue();
        assertThat(seen().report().latest()).contains("report 1");
        Page again = after(server, page -> count.fire(report.fire(page)));
        assertThat(again.report().latest()).contains("report 1");
        assertThat(again.count().latest()).isEmpty();
        assertThat(seen().report()).isEqualTo(new AsyncResult.Ok<>("report 2"));
        gate.countDown();
        Page both = seen();
        assertThat(both.report()).isEqualTo(new AsyncResult.Ok<>("report 2"));
        assertThat(both.count()).isEqualTo(new AsyncResult.Ok<>(42));
        assertNothingMore(server);
    }

    /** Names a field by more than a word. */
    private record Key(String table, int row) {}

    @Test
    @Tag("LV-SA-08")
    void isNamedByAnyObject() {
        AsyncField<Page, String> report =
                AsyncField.of(new Key("results", 7), Page::report, Page::withReport, _ -> "row 7");
        AsyncFields<Page> fields = AsyncFields.of(report);
        Pid server = server(report);
        after(server, page -> fields.fire(new Key("results", 7), page));
        assertThat(seen().report()).isEqualTo(new AsyncResult.Ok<>("row 7"));
        assertThat(report.key()).isEqualTo(new Key("results", 7));
    }

    @Test
    @Tag("LV-LA-06")
    void refusesANameThatWasNotDeclaredOrWasTwice() {
        AsyncFields<Page> fields = AsyncFields.of(waitingReport(), Page.countField(_ -> 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.fire("reprot", new Page("ann")))
                .withMessage("key must be one of [report, count], but is reprot");
        assertThatIllegalArgumentException().isThrownBy(() -> fields.cancel("reprot", new Page("ann")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsyncFields.of(waitingReport(), waitingReport()))
                .withMessageContaining("report");
    }

    @Test
    void leavesTheRunsOfOtherFieldsOfItsNameToThem() {
        var mine = Page.reportField(_ -> "mine");
        var other = Page.reportField(_ -> "other");
        Pid server = server(mine);
        after(server, other::fire);
        assertThat(test.receive(LIMIT).orElseThrow())
                .isInstanceOfSatisfying(
                        Stray.class, stray -> assertThat(stray.message()).isInstanceOf(TaggedDown.class));
    }

    // ---- the computation

    @Test
    void getsTheStateAsItWasWhenItWasFired() {
        var report = Page.reportField(page -> {
            gate.await();
            return page.user() + ", loading: " + page.report().isLoading();
        });
        Pid server = server(report);
        after(server, report::fire);
        after(server, page -> new Page("bob", page.report(), page.count()));
        gate.countDown();
        Page page = seen();
        assertThat(page.user()).isEqualTo("bob");
        assertThat(page.report().latest()).contains("ann, loading: false");
    }

    @Test
    void mayHaveAPlatformThread() {
        var report = Page.reportField(_ -> "virtual: " + Thread.currentThread().isVirtual())
                .onPlatformThread();
        Pid server = server(report);
        after(server, report::fire);
        assertThat(seen().report().latest()).contains("virtual: false");
    }

    @Test
    void writesOneCrashReportForAComputationThatThrowsAndNoneForOtherEnds() {
        List<Pid> crashed = new CopyOnWriteArrayList<>();
        var failing = Page.reportField(_ -> {
            workers.add(Self.current().pid());
            throw new IllegalStateException("boom");
        });
        var count = Page.countField(waiting(1));
        Pid server = server(SpawnOptions.DEFAULT, AsyncFields.of(failing, count));
        try (var _ = node.listen(event -> {
            if (event instanceof SystemEvent.Crashed(var report)) {
                crashed.add(report.pid());
            }
        })) {
            after(server, failing::fire);
            assertThat(seen().report().failure()).isPresent();
            after(server, count::fire);
            awaitRun();
            after(server, count::cancel);
            workers.forEach(this::end);
            assertThat(crashed).containsExactly(workers.getFirst());
        }
    }
}
