package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Elsewhere.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Substrate;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is particular about the fast engine: each thing that would go wrong on it is contained. */
class FastEngineTest {

    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    private static <Y, R, T> CoroutineState.Suspended<Y, R, T> begun(Coroutine<Y, R, T> body) {
        return (CoroutineState.Suspended<Y, R, T>) body.pending(EngineKind.FAST).run();
    }

    private static boolean isFree(Object monitor) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        Thread other = Substrate.system().newThread(Substrate.ThreadKind.PLATFORM, "other", () -> {
            synchronized (monitor) {
                entered.countDown();
            }
        });
        other.start();
        Awaitility.await().until(() -> entered.getCount() == 0 || other.getState() == Thread.State.BLOCKED);
        return entered.getCount() == 0;
    }

    @Test
    void isThereWhenTheJvmExportsIt() {
        assertThat(EngineKind.FAST.isAvailable()).isTrue();
        assertThat(EngineKind.PORTABLE.isAvailable()).isTrue();
    }

    @Test
    void runsTheCodeOnTheThreadOfItsDriver() {
        Coroutine<Thread, String, Thread> body = co -> {
            co.yield(Thread.currentThread());
            return Thread.currentThread();
        };
        var waiting = begun(body);
        assertThat(waiting.value()).isSameAs(Thread.currentThread());
        assertThat(waiting.resume("go").orThrow()).isSameAs(Thread.currentThread());
    }

    // ---- threads

    @ParameterizedTest
    @EnumSource(Substrate.ThreadKind.class)
    void refusesStepsOfAnotherThreadAndStaysAsItIs(Substrate.ThreadKind kind) throws Exception {
        Coroutine<String, String, String> body = co -> co.yield("waiting");
        var waiting = begun(body);
        Thread owner = Thread.currentThread();
        elsewhere(kind, () -> {
            assertThatThrownBy(() -> waiting.resume("go"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("belongs to " + owner)
                    .hasMessageContaining("EngineKind.PORTABLE");
            assertThatThrownBy(waiting::close).hasMessageContaining("EngineKind.PORTABLE");
            return true;
        });
        assertThat(waiting.resume("mine").orThrow()).isEqualTo("mine");
    }

    @Test
    void refusesItsDriverAsPartOfTheCodeBetweenSteps() {
        List<CoroutineContext<String, String>> leaked = new ArrayList<>();
        Coroutine<String, String, String> body = co -> {
            leaked.add(co);
            return co.yield("waiting");
        };
        try (var waiting = begun(body)) {
            assertThatThrownBy(() -> leaked.getFirst().yield("not inside"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was called from code that is not a part of it");
            assertThat(waiting.resume("go").orThrow()).isEqualTo("go");
        }
    }

    @Test
    void refusesToYieldForTheCoroutineAroundIt() {
        Coroutine<String, String, String> outer = co -> {
            Coroutine<String, String, String> inner = _ -> co.yield("past the inner one");
            return inner.pending(EngineKind.FAST).run().orThrow();
        };
        assertThatThrownBy(() -> outer.pending(Substrate.system(), new CoroutineId(7), EngineKind.FAST)
                        .run()
                        .orThrow())
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("yield of coroutine-7 was called from code that is not a part of it");
    }

    @Test
    void nests() {
        Coroutine<Integer, Integer, Integer> inner = co -> co.yield(1) + co.yield(2);
        Coroutine<Integer, Integer, Integer> outer = co -> {
            var first = begun(inner);
            int answer = co.yield(first.value() * 10);
            var second = (CoroutineState.Suspended<Integer, Integer, Integer>) first.resume(answer);
            return second.resume(co.yield(second.value() * 10)).orThrow();
        };
        var first = begun(outer);
        assertThat(first.value()).isEqualTo(10);
        var second = (CoroutineState.Suspended<Integer, Integer, Integer>) first.resume(100);
        assertThat(second.value()).isEqualTo(20);
        assertThat(second.resume(11).orThrow()).isEqualTo(111);
    }

    @Test
    void maySleepAndParkOnAVirtualThread() throws Exception {
        CountDownLatch parked = new CountDownLatch(1);
        CompletableFuture<String> gift = new CompletableFuture<>();
        Coroutine<String, String, String> body = co -> {
            co.yield("ready");
            parked.countDown();
            return gift.get();
        };
        CompletableFuture<Void> giver = CompletableFuture.runAsync(() -> {
            try {
                parked.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            gift.complete("given");
        });
        assertThat(elsewhere(
                        Substrate.ThreadKind.VIRTUAL,
                        () -> begun(body).resume("go").orThrow()))
                .isEqualTo("given");
        giver.join();
    }

    // ---- stacks that cannot be left

    /** Runs what it is given in the initializer of a class. */
    private static final class Pinned {
        private static final ThreadLocal<Runnable> TASK = new ThreadLocal<>();

        private static class First {
            static {
                TASK.get().run();
            }

            static void touch() {}
        }

        private static class Second {
            static {
                TASK.get().run();
            }

            static void touch() {}
        }
    }

    @Test
    void refusesToYieldWhereTheStackIsPinnedAndGoesOn() {
        Coroutine<String, String, String> body = co -> {
            List<String> refusals = new ArrayList<>();
            Pinned.TASK.set(() -> {
                try {
                    co.yield("pinned");
                } catch (IllegalStateException e) {
                    refusals.add(e.getMessage());
                }
            });
            Pinned.First.touch();
            return co.yield("not pinned") + refusals;
        };
        var waiting = begun(body);
        assertThat(waiting.value()).isEqualTo("not pinned");
        assertThat(waiting.resume("went on ").orThrow())
                .startsWith("went on [")
                .contains("class initializer", "EngineKind.PORTABLE");
    }

    @Test
    void mayParkWhereTheStackIsPinned() throws Exception {
        Coroutine<String, String, String> body = co -> {
            co.yield("ready");
            Thread me = Thread.currentThread();
            Pinned.TASK.set(() -> {
                LockSupport.unpark(me);
                LockSupport.park();
            });
            Pinned.Second.touch();
            return co.yield("parked");
        };
        assertThat(elsewhere(Substrate.ThreadKind.VIRTUAL, () -> {
                    var parked = (CoroutineState.Suspended<String, String, String>)
                            begun(body).resume("go");
                    return parked.resume("done").orThrow();
                }))
                .isEqualTo("done");
    }

    // ---- locks

    @Test
    void leavesTheMonitorsOfItsDriverWithIt() throws Exception {
        Object monitor = new Object();
        Object other = new Object();
        Coroutine<String, String, String> body = co -> co.yield("one") + co.yield("two");
        CoroutineState.Suspended<String, String, String> first;
        synchronized (monitor) {
            synchronized (other) {
                first = begun(body);
                assertThat(Thread.holdsLock(monitor)).isTrue();
                assertThat(Thread.holdsLock(other)).isTrue();
                assertThat(isFree(monitor)).isFalse();
            }
            assertThat(isFree(other)).isTrue();
        }
        assertThat(isFree(monitor)).isTrue();
        var second = (CoroutineState.Suspended<String, String, String>) first.resume("a");
        assertThat(Thread.holdsLock(monitor)).isFalse();
        synchronized (monitor) {
            assertThat(isFree(monitor)).isFalse();
            assertThat(second.resume("b").orThrow()).isEqualTo("ab");
            assertThat(isFree(monitor)).isFalse();
        }
        assertThat(isFree(monitor)).isTrue();
    }

    @Test
    void keepsAMonitorOfTheCodeAcrossAYield() throws Exception {
        Object monitor = new Object();
        Coroutine<String, String, Boolean> body = co -> {
            synchronized (monitor) {
                co.yield("held");
                return Thread.holdsLock(monitor);
            }
        };
        var waiting = begun(body);
        assertThat(isFree(monitor)).isFalse();
        assertThat(waiting.resume("go").orThrow()).isTrue();
        assertThat(isFree(monitor)).isTrue();
    }

    @Test
    void keepsTheMonitorsOfTwoThatTakeTurnsApart() throws Exception {
        Object left = new Object();
        Object right = new Object();
        var first = begun(holding(left));
        var second = begun(holding(right));
        assertThat(first.resume("go").orThrow()).isTrue();
        assertThat(isFree(left)).isTrue();
        assertThat(isFree(right)).isFalse();
        assertThat(second.resume("go").orThrow()).isTrue();
        assertThat(isFree(right)).isTrue();
    }

    private static Coroutine<String, String, Boolean> holding(Object monitor) {
        return co -> {
            synchronized (monitor) {
                co.yield("held");
                return Thread.holdsLock(monitor);
            }
        };
    }

    @Test
    void sharesItsLocksWithItsDriver() {
        ReentrantLock lock = new ReentrantLock();
        Coroutine<String, String, String> body = co -> {
            lock.lock();
            try {
                return co.yield("locked");
            } finally {
                lock.unlock();
            }
        };
        var waiting = begun(body);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        assertThat(waiting.resume("go").orThrow()).isEqualTo("go");
        assertThat(lock.isLocked()).isFalse();
    }

    // ---- scoped values

    @Test
    void refusesToYieldWhereAScopedValueIsBound() {
        Coroutine<String, String, String> body =
                co -> ScopedValue.where(USER, "code").call(() -> co.yield("bound"));
        assertThatThrownBy(() -> body.pending(EngineKind.FAST).run().orThrow())
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a scoped value is bound")
                .hasMessageContaining("EngineKind.PORTABLE");
        assertThat(USER.isBound()).isFalse();
    }

    @Test
    void letsTheCodeBindScopedValuesBetweenYields() {
        Coroutine<String, String, String> body = co -> {
            String first = ScopedValue.where(USER, "code").call(USER::get);
            co.yield(first + USER.isBound());
            return ScopedValue.where(USER, "again").call(USER::get) + USER.isBound();
        };
        var waiting = begun(body);
        assertThat(waiting.value()).isEqualTo("codefalse");
        assertThat(USER.isBound()).isFalse();
        assertThat(waiting.resume("go").orThrow()).isEqualTo("againfalse");
    }

    @Test
    void refusesStepsWithOtherScopedValuesThanAtFirstButCanBeClosed() {
        List<String> log = new ArrayList<>();
        Coroutine<String, String, String> body = co -> {
            try {
                return co.yield(USER.get());
            } finally {
                log.add("closed");
            }
        };
        var waiting = ScopedValue.where(USER, "driver").call(() -> begun(body));
        assertThat(waiting.value()).isEqualTo("driver");
        assertThatThrownBy(() -> waiting.resume("go"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other scoped values")
                .hasMessageContaining("EngineKind.PORTABLE");
        waiting.close();
        assertThat(log).containsExactly("closed");
        assertThat(USER.isBound()).isFalse();
    }

    // ---- left

    @Test
    void isGarbageWhenItIsLeftUnfinished() {
        WeakReference<Object> held = leaveOne();
        Awaitility.await().until(() -> {
            System.gc();
            return held.refersTo(null);
        });
    }

    private static WeakReference<Object> leaveOne() {
        Object onTheStack = new Object();
        WeakReference<Object> reference = new WeakReference<>(onTheStack);
        Coroutine<String, String, String> body = co -> co.yield("waiting") + onTheStack;
        begun(body);
        return reference;
    }
}
