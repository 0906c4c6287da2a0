package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Substrate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a coroutine driven step by step does, on either engine. */
abstract class CoroutineStateContract {

    /** That the runs are hosted by. */
    abstract EngineKind engine();

    private static final Coroutine<String, Integer, Integer> DOUBLE = co -> co.yield("number?") * 2;

    private final List<Object> log = new CopyOnWriteArrayList<>();

    static <Y, R, T> CoroutineState.Suspended<Y, R, T> suspended(CoroutineState<Y, R, T> state) {
        return (CoroutineState.Suspended<Y, R, T>) state;
    }

    // ---- states

    @Test
    @Tag("SK-CO-01")
    void isPendingUntilItRuns() {
        CoroutineId id = new CoroutineId(7);
        Coroutine<String, String, Boolean> body = _ -> log.add("ran");
        var pending = body.pending(Substrate.system(), id, engine());
        assertThat(pending.id()).isEqualTo(id);
        assertThat(pending.isTerminal()).isFalse();
        assertThatThrownBy(pending::orThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("coroutine-7 has not begun");
        assertThat(log).isEmpty();
    }

    @Test
    @Tag("SK-CO-02")
    @Tag("SK-CO-23")
    void hasAnIdOfItsOwnThatNamesIt() {
        var first = DOUBLE.pending(engine());
        var second = DOUBLE.pending(engine());
        assertThat(first.id()).isNotEqualTo(second.id());
        var suspended = first.run();
        assertThat(suspended.id()).isEqualTo(first.id());
        assertThat(suspended.cancel().id()).isEqualTo(first.id());
        assertThat(Map.of(new CoroutineId(7), "seven")).containsEntry(new CoroutineId(7), "seven");
    }

    @Test
    @Tag("SK-CO-22")
    void tellsWhetherItHasEnded() {
        var suspended = suspended(DOUBLE.pending(engine()).run());
        assertThat(suspended.isTerminal()).isFalse();
        assertThat(suspended.resume(1).isTerminal()).isTrue();
        assertThat(DOUBLE.pending(engine()).cancel().isTerminal()).isTrue();
    }

    @Test
    @Tag("SK-SE-04")
    void givesItsResultOrSaysWhyThereIsNone() {
        var asking = suspended(DOUBLE.pending(engine()).run());
        assertThatThrownBy(asking::orThrow)
                .isInstanceOf(CoroutineFailedException.class)
                .hasMessage("the coroutine is suspended: it yielded number?");
        assertThat(asking.resume(21).orThrow()).isEqualTo(42);
        assertThatThrownBy(DOUBLE.pending(engine()).run().cancel("no time")::orThrow)
                .isInstanceOf(CoroutineFailedException.class)
                .hasMessage("the coroutine was cancelled: no time");
    }

    // ---- steps from the wrong state

    @Test
    @Tag("SK-CO-08")
    void beginsOnce() {
        var pending = DOUBLE.pending(Substrate.system(), new CoroutineId(7), engine());
        try (pending) {
            pending.run();
            assertThatThrownBy(pending::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("coroutine-7 has left this state (Pending[coroutine-7])")
                    .hasMessageContaining("it is now Suspended");
        }
    }

    @Test
    void refusesToResumeAStaleSuspension() {
        Coroutine<String, String, String> twice = co -> co.yield("one") + co.yield("two");
        var first = suspended(twice.pending(engine()).run());
        var second = suspended(first.resume("a"));
        assertThatThrownBy(() -> first.resume("again"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has left this state (Suspended[" + first.id() + ", one]); it is now Suspended");
        assertThatThrownBy(() -> first.cancel("stale")).isInstanceOf(IllegalStateException.class);
        assertThat(second.resume("b").orThrow()).isEqualTo("ab");
        assertThatThrownBy(() -> second.resume("again"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it is now Completed");
    }

    @Test
    void cannotResumeItself() {
        List<CoroutineState.Suspended<String, String, String>> own = new ArrayList<>();
        Coroutine<String, String, String> loop = co -> {
            co.yield("ready");
            return own.getFirst().resume("myself").orThrow();
        };
        own.add(suspended(loop.pending(engine()).run()));
        assertThatThrownBy(() -> own.getFirst().resume("go").orThrow())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is running");
    }

    @Test
    void refusesNulls() {
        try (var pending = DOUBLE.pending(engine())) {
            var suspended = suspended(pending.run());
            assertThatThrownBy(() -> suspended.resume(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> suspended.cancel(null)).isInstanceOf(NullPointerException.class);
        }
    }

    // ---- cancel

    @Test
    @Tag("SK-CO-13")
    void cancelsWithoutRunningAnythingBeforeItBegins() {
        Coroutine<String, String, Boolean> body = co -> {
            co.onLeave(log::add);
            return log.add("ran");
        };
        var pending = body.pending(Substrate.system(), new CoroutineId(7), engine());
        assertThat(pending.cancel("no"))
                .isEqualTo(new CoroutineState.Cancelled<>(new CoroutineId(7), CancelReason.of("no")));
        assertThatThrownBy(pending::run).isInstanceOf(IllegalStateException.class);
        assertThat(log).isEmpty();
    }

    private record Deadline(int seconds) {}

    @Test
    @Tag("SK-CO-15")
    void tellsCleanupsTheReasonOfTheCancel() {
        Coroutine<String, String, String> body = co -> {
            co.onLeave(log::add);
            return co.yield("waiting");
        };
        var cancelled = body.pending(engine()).run().cancel(new Deadline(5));
        assertThat(((CoroutineState.Cancelled<String, String, String>) cancelled).reason())
                .isEqualTo(CancelReason.of(new Deadline(5)));
        assertThat(log).containsExactly(new Outcome.Cancelled(CancelReason.of(new Deadline(5))));
    }

    @Test
    @Tag("SK-CO-19")
    @Tag("SK-CO-20")
    @Tag("SK-CO-21")
    void staysAsItEnded() {
        Coroutine<String, String, String> failing = co -> {
            throw co.raise("mine");
        };
        var completed = suspended(DOUBLE.pending(engine()).run()).resume(1);
        var errored = failing.pending(engine()).run();
        var cancelled = DOUBLE.pending(engine()).run().cancel("first");
        assertThat(completed.cancel("late")).isSameAs(completed);
        assertThat(errored.cancel("late")).isSameAs(errored);
        assertThat(cancelled.cancel("second")).isSameAs(cancelled);
    }

    @Test
    void isUnwoundWhenItIsClosedUnfinished() {
        Coroutine<String, String, String> body = co -> {
            co.onLeave(log::add);
            co.yield("one");
            return co.yield("two");
        };
        try (var first = body.pending(engine())) {
            suspended(first.run()).resume("-");
        }
        assertThat(log).containsExactly(new Outcome.Cancelled(CancelReason.of(CancelReason.Cause.CLOSED)));
    }

    // ---- threads

    @Test
    void handsControlToAndFroManyTimes() {
        int rounds = 20_000;
        Coroutine<Integer, Integer, Integer> echo = co -> {
            int value = 0;
            while (value < rounds) {
                value = co.yield(value);
            }
            return value;
        };
        CoroutineState<Integer, Integer, Integer> state = echo.pending(engine()).run();
        while (state instanceof CoroutineState.Suspended<Integer, Integer, Integer> suspended) {
            state = suspended.resume(suspended.value() + 1);
        }
        assertThat(state.orThrow()).isEqualTo(rounds);
    }

    @Test
    void mayBlock() {
        CountDownLatch latch = new CountDownLatch(1);
        Coroutine<String, String, String> blocking = _ -> {
            latch.await();
            return "done";
        };
        CompletableFuture<Void> opener = CompletableFuture.runAsync(latch::countDown);
        assertThat(blocking.pending(engine()).run().orThrow()).isEqualTo("done");
        opener.join();
    }

    @Test
    void passesAnInterruptOfItsDriverOnToTheCode() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        Coroutine<String, String, String> blocking = _ -> {
            try {
                blocked.countDown();
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        };
        CompletableFuture<List<Object>> result = new CompletableFuture<>();
        Thread driver = Substrate.system().newThread(Substrate.ThreadKind.PLATFORM, "driver", () -> {
            String value = blocking.pending(engine()).run().orThrow();
            result.complete(List.of(value, Thread.currentThread().isInterrupted()));
        });
        driver.start();
        blocked.await();
        driver.interrupt();
        assertThat(result.get(50, TimeUnit.SECONDS)).containsExactly("interrupted", false);
    }

    @Test
    void givesAnInterruptThatTheCodeDoesNotNoticeBackToTheDriver() throws Exception {
        for (int i = 0; i < 200; i++) {
            CompletableFuture<Boolean> result = new CompletableFuture<>();
            CountDownLatch running = new CountDownLatch(1);
            Coroutine<String, String, String> deaf = co -> {
                running.countDown();
                return co.yield("waiting");
            };
            Thread driver = Substrate.system().newThread(Substrate.ThreadKind.VIRTUAL, "driver", () -> {
                try (var pending = deaf.pending(engine())) {
                    pending.run();
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    result.complete(Thread.interrupted());
                }
            });
            driver.start();
            running.await();
            driver.interrupt(); // before, while, or after the code yields
            assertThat(result.get(50, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void keepsAnInterruptAcrossAYieldForTheCode() {
        Coroutine<String, String, Boolean> body = co -> {
            co.yield("waiting");
            return Thread.interrupted();
        };
        var waiting = suspended(body.pending(engine()).run());
        Thread.currentThread().interrupt();
        assertThat(waiting.resume("-").orThrow()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }
}
