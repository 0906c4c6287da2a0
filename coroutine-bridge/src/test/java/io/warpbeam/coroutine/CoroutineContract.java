package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.cancelled;
import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.raised;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.ProcessExit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a coroutine does wherever it runs. */
abstract class CoroutineContract {

    /** Marks, in the order in which they were set. */
    final List<Object> log = new CopyOnWriteArrayList<>();

    /** Starts a run, and gives its first outcome. */
    abstract Outcome start(Coroutine<Object, Object, Object> body);

    /** Resumes the run started last. */
    abstract Outcome resume(Object value);

    /** Cancels the run started last. */
    abstract Outcome cancel();

    static Failure failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Thrown(var error) -> error;
            default -> throw new AssertionError("expected a failure, but was " + outcome);
        };
    }

    static Throwable crash(Outcome outcome) {
        return switch (failure(outcome)) {
            case Failure.Crashed(var error, var _) -> error;
            case Failure other -> throw new AssertionError("expected a crash, but was " + other);
        };
    }

    static List<Throwable> suppressed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Cancelled(var reason) -> reason.suppressed();
            case Outcome.Thrown(var error) -> error.suppressed();
            default -> throw new AssertionError("expected a failure or cancel, but was " + outcome);
        };
    }

    static int number(Object value) {
        return (Integer) value;
    }

    // ---- yields, results, failures

    @Test
    @Tag("SK-CO-03")
    void completesWithItsResult() {
        assertThat(start(co -> 42)).isEqualTo(completed(42));
    }

    @Test
    @Tag("SK-CO-05")
    @Tag("SK-CO-09")
    @Tag("SK-YI-01")
    @Tag("SK-YI-02")
    void goesOnWithTheValueThatItIsResumedWith() {
        assertThat(start(co -> number(co.yield("value?")) * 2)).isEqualTo(suspended("value?"));
        assertThat(resume(21)).isEqualTo(completed(42));
    }

    @Test
    @Tag("SK-CO-10")
    @Tag("SK-YI-03")
    void yieldsAgainAndAgain() {
        start(co -> number(co.yield(1)) + number(co.yield(2)) + number(co.yield(3)));
        assertThat(resume(10)).isEqualTo(suspended(2));
        assertThat(resume(20)).isEqualTo(suspended(3));
        assertThat(resume(30)).isEqualTo(completed(60));
    }

    @Test
    @Tag("SK-CO-06")
    @Tag("SK-CO-11")
    @Tag("SK-TH-01")
    void failsWithARaisedValue() {
        start(co -> {
            throw co.raise(co.yield("what?"));
        });
        assertThat(resume("triggered")).isEqualTo(raised("triggered"));
    }

    @Test
    @Tag("SK-CO-07")
    void failsWithTheExceptionThatLeavesIt() {
        IOException boom = new IOException("boom");
        Outcome outcome = start(co -> {
            throw boom;
        });
        assertThat(crash(outcome)).isSameAs(boom);
        assertThatThrownBy(outcome::orThrow)
                .isInstanceOf(CoroutineFailedException.class)
                .hasCause(boom);
    }

    @Test
    void failsWithAnErrorThatLeavesIt() {
        Outcome outcome = start(co -> {
            throw new StackOverflowError("deep");
        });
        assertThat(crash(outcome)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void failsWithTheReasonOfAnExit() {
        Outcome outcome = start(co -> {
            throw new ProcessExit(ExitReason.NORMAL);
        });
        assertThat(outcome).isEqualTo(new Outcome.Thrown(new Failure.Exited(ExitReason.NORMAL, List.of())));
    }

    @Test
    @Tag("SK-TH-03")
    @Tag("SK-TH-05")
    void catchesARaisedValue() {
        assertThat(start(co -> {
                    try {
                        throw co.raise("mine");
                    } catch (RaisedException e) {
                        return List.of("caught", e.value());
                    }
                }))
                .isEqualTo(completed(List.of("caught", "mine")));
    }

    @Test
    @Tag("SK-TH-15")
    void raisesWithoutAStackTrace() {
        assertThat(start(co -> {
                    try {
                        throw co.raise("mine");
                    } catch (RaisedException e) {
                        return e.getStackTrace().length;
                    }
                }))
                .isEqualTo(completed(0));
    }

    @Test
    void yieldsInAnErrorHandler() {
        start(co -> {
            try {
                throw co.raise(co.yield("first"));
            } catch (RaisedException e) {
                return co.yield(List.of("second", e.value()));
            }
        });
        assertThat(resume("oops")).isEqualTo(suspended(List.of("second", "oops")));
        assertThat(resume("recovered")).isEqualTo(completed("recovered"));
    }

    @Test
    void knowsNoNull() {
        assertThat(crash(start(co -> co.yield(nothing()))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
        assertThat(crash(start(co -> nothing())))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Unit.UNIT");
        assertThat(crash(start(co -> co.scope(CoroutineContract::nothing))))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Unit.UNIT");
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    static <X> X nothing() {
        return null;
    }

    @Test
    void runsAnotherCoroutineAsAPartOfItself() {
        Coroutine<Object, Object, Object> part = co -> List.of("part", co.yield("asked by the part"));
        assertThat(start(co -> List.of(part.run(co), co.yield("asked by the whole"))))
                .isEqualTo(suspended("asked by the part"));
        assertThat(resume(1)).isEqualTo(suspended("asked by the whole"));
        assertThat(resume(2)).isEqualTo(completed(List.of(List.of("part", 1), 2)));
    }

    @Test
    void drivesAnotherCoroutineStepByStep() {
        Coroutine<Object, Object, Object> inner = co -> List.of("inner", co.yield("inner?"));
        start(co -> {
            try (var first = inner.pending()) {
                var asking = (CoroutineState.Suspended<Object, Object, Object>) first.run();
                return asking.resume(co.yield(List.of("outer", asking.value()))).orThrow();
            }
        });
        assertThat(resume("answer")).isEqualTo(completed(List.of("inner", "answer")));
    }

    @Test
    void mayHoldALockAcrossAYield() {
        ReentrantLock lock = new ReentrantLock();
        start(co -> {
            lock.lock();
            try {
                return co.yield("locked");
            } finally {
                lock.unlock();
            }
        });
        assertThat(lock.isLocked()).isTrue();
        assertThat(resume("go")).isEqualTo(completed("go"));
        assertThat(lock.isLocked()).isFalse();
    }

    // ---- misuse

    @Test
    void refusesToBeUsedByAnotherThread() {
        Outcome outcome = start(co -> {
            CompletableFuture<Object> other = CompletableFuture.supplyAsync(() -> co.yield("from elsewhere"));
            return other.handle((value, failure) -> failure.getCause()).join();
        });
        assertThat(outcome.orThrow())
                .isInstanceOfSatisfying(
                        IllegalStateException.class,
                        e -> assertThat(e)
                                .hasMessageContaining("yield of")
                                .hasMessageContaining("a thread that does not run it"));
    }

    @Test
    void refusesToBeUsedAfterItsEnd() {
        List<CoroutineContext<Object, Object>> leaked = new ArrayList<>();
        start(co -> leaked.add(co));
        assertThatThrownBy(() -> leaked.getFirst().yield("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was called after its end");
    }

    // ---- cancel

    @Test
    @Tag("SK-CO-18")
    void unwindsWhenItIsCancelled() {
        start(co -> {
            try (AutoCloseable _ = () -> log.add("resource")) {
                try {
                    return co.yield("waiting");
                } finally {
                    log.add("inner");
                }
            } finally {
                log.add("outer");
            }
        });
        assertThat(log).isEmpty();
        assertThat(cancel()).isEqualTo(cancelled());
        assertThat(log).containsExactly("inner", "resource", "outer");
    }

    @Test
    void staysCancelledWhateverItsCodeMakesOfIt() {
        start(co -> {
            try {
                return co.yield("waiting");
            } catch (CoroutineCancelled e) {
                log.add(e.reason());
                return "I go on";
            }
        });
        assertThat(cancel()).isEqualTo(cancelled());
        assertThat(log).containsExactly(CancelReason.Cause.REQUESTED);
    }

    @Test
    void mustNotYieldWhileItIsCancelled() {
        start(co -> {
            try {
                return co.yield("waiting");
            } finally {
                co.yield("again");
            }
        });
        Outcome outcome = cancel();
        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(suppressed(outcome))
                .singleElement()
                .isInstanceOfSatisfying(
                        IllegalStateException.class,
                        e -> assertThat(e)
                                .hasMessageContaining("is being cancelled and must not yield, but yielded again"));
    }

    @Test
    void keepsWhatFinallyBlocksThrowWhileItIsCancelled() {
        IOException close = new IOException("close");
        IOException outer = new IOException("outer");
        start(co -> {
            try (AutoCloseable _ = () -> fail(close)) {
                return co.yield("waiting");
            } finally {
                fail(outer);
            }
        });
        Outcome outcome = cancel();
        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(suppressed(outcome)).containsExactly(close, outer);
    }

    static void fail(Exception e) throws Exception {
        throw e;
    }
}
