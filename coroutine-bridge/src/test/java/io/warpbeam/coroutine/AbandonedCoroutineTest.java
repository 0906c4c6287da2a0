package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of a run that nobody closes. */
class AbandonedCoroutineTest {

    private final List<Object> log = new CopyOnWriteArrayList<>();
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    private final Coroutine<String, String, String> waiting = co -> {
        thread.set(Thread.currentThread());
        co.onLeave(log::add);
        try {
            return co.yield("waiting");
        } finally {
            log.add("finally");
        }
    };

    private static void collectGarbageUntil(Callable<Boolean> condition) {
        await().until(() -> {
            System.gc();
            return condition.call();
        });
    }

    private void beginAndForget() {
        assertThat(waiting.pending().run()).isInstanceOf(CoroutineState.Suspended.class);
    }

    @Test
    void unwindsARunThatNobodyCanReachAnyMore() {
        beginAndForget();
        collectGarbageUntil(() -> !thread.get().isAlive());
        assertThat(log)
                .containsExactly("finally", new Outcome.Cancelled(CancelReason.of(CancelReason.Cause.ABANDONED)));
    }

    @Test
    void leavesAloneWhatCanStillBeReached() {
        var kept = (CoroutineState.Suspended<String, String, String>)
                waiting.pending().run();
        Thread keptThread = thread.get();
        beginAndForget();
        Thread forgotten = thread.get();
        collectGarbageUntil(() -> !forgotten.isAlive());
        assertThat(keptThread.isAlive()).isTrue();
        log.clear();
        assertThat(kept.resume("answer").orThrow()).isEqualTo("answer");
        assertThat(log).containsExactly("finally", new Outcome.Completed("answer"));
    }

    private static List<Integer> firstThree(Generator<Integer> numbers) {
        List<Integer> seen = new ArrayList<>();
        for (int number : numbers) {
            if (number == 3) {
                break;
            }
            seen.add(number);
        }
        return seen;
    }

    @Test
    void unwindsAGeneratorWhoseLoopWasLeft() {
        Generator<Integer> numbers = Generator.of(out -> {
            thread.set(Thread.currentThread());
            try {
                for (int i = 0; true; i++) {
                    out.yield(i);
                }
            } finally {
                log.add("finally");
            }
        });
        List<Integer> seen = firstThree(numbers);
        assertThat(seen).containsExactly(0, 1, 2);
        collectGarbageUntil(() -> !thread.get().isAlive());
        assertThat(log).containsExactly("finally");
    }

    @Test
    void unwindsARunInsideOfOneThatIsUnwound() {
        AtomicReference<Thread> innerThread = new AtomicReference<>();
        Coroutine<String, String, String> outer = co -> {
            Thread here = Thread.currentThread();
            var inner = waiting.pending().run();
            innerThread.set(thread.getAndSet(here));
            co.yield("outer");
            return inner.toString();
        };
        assertThat(outer.pending().run()).isInstanceOf(CoroutineState.Suspended.class);
        collectGarbageUntil(() -> !thread.get().isAlive() && !innerThread.get().isAlive());
        assertThat(log)
                .containsExactly("finally", new Outcome.Cancelled(CancelReason.of(CancelReason.Cause.ABANDONED)));
    }
}
