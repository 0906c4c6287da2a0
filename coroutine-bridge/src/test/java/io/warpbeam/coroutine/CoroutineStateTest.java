package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Substrate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The contract on the portable engine, and what only that one allows. */
class CoroutineStateTest extends CoroutineStateContract {

    @Override
    EngineKind engine() {
        return EngineKind.PORTABLE;
    }

    @Test
    void refusesASecondDriverWhileItRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Coroutine<String, String, String> busy = co -> {
            co.yield("ready");
            running.countDown();
            mayGoOn.await();
            return "done";
        };
        var pending = busy.pending();
        var suspended = suspended(pending.run());
        Future<String> result =
                CompletableFuture.supplyAsync(() -> suspended.resume("go").orThrow());
        running.await();
        assertThatThrownBy(() -> suspended.resume("me too"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(suspended.id() + " is running");
        assertThatThrownBy(() -> suspended.cancel("stop")).hasMessage(suspended.id() + " is running");
        assertThatThrownBy(pending::close).hasMessage(suspended.id() + " is running");
        mayGoOn.countDown();
        assertThat(result.get(50, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void leavesNoThreadBehindWhenItIsClosed() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Coroutine<String, String, String> body = co -> {
            threads.add(Thread.currentThread());
            return co.yield("waiting");
        };
        try (var pending = body.pending()) {
            pending.run();
            assertThat(threads.getFirst().isAlive()).isTrue();
        }
        Awaitility.await().until(() -> !threads.getFirst().isAlive());
    }

    @Test
    void mayBeDrivenByAnotherThreadAtEachStep() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Coroutine<Integer, Integer, Integer> sum = co -> {
            lock.lock();
            try {
                int total = 0;
                for (int i = 0; i < 10; i++) {
                    total += co.yield(total);
                }
                return total;
            } finally {
                lock.unlock();
            }
        };
        CoroutineState<Integer, Integer, Integer> state = sum.pending().run();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<CoroutineState<Integer, Integer, Integer>> step = new CompletableFuture<>();
            var from = suspended(state);
            int value = i;
            Substrate.system()
                    .newThread(
                            i % 2 == 0 ? Substrate.ThreadKind.PLATFORM : Substrate.ThreadKind.VIRTUAL,
                            "driver",
                            () -> step.complete(from.resume(value)))
                    .start();
            state = step.get(50, TimeUnit.SECONDS);
        }
        assertThat(state.orThrow()).isEqualTo(45);
    }
}
