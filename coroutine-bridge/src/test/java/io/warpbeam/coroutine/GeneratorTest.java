package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The contract on the portable engine, and what only that one allows. */
class GeneratorTest extends GeneratorContract {

    @Override
    EngineKind engine() {
        return EngineKind.PORTABLE;
    }

    @Test
    void isPortableUnlessToldOtherwise() {
        Generator<Thread> where = Generator.of(out -> out.yield(Thread.currentThread()));
        assertThat(where.stream().toList())
                .singleElement()
                .satisfies(thread -> assertThat(thread).isNotSameAs(Thread.currentThread()));
    }

    @Test
    void holdsAThreadFromItsFirstValueUntilItIsClosed() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Generator<Integer> body = generator(out -> {
            threads.add(Thread.currentThread());
            out.yield(1);
        });
        var values = body.iterator();
        assertThat(threads).isEmpty();
        values.next();
        assertThat(threads.getFirst().isAlive()).isTrue();
        values.close();
        Awaitility.await().until(() -> !threads.getFirst().isAlive());
    }

    @Test
    void mayBeAskedByOneThreadAfterTheOther() {
        try (var values = naturals().iterator()) {
            for (int i = 0; i < 100; i++) {
                assertThat(CompletableFuture.supplyAsync(values::next).join()).isEqualTo(i);
            }
        }
    }

    @Test
    void refusesASecondThreadWhileItRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Generator<Integer> slow = generator(out -> {
            running.countDown();
            mayGoOn.await();
            out.yield(1);
        });
        var values = slow.iterator();
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(values::next);
        running.await();
        assertThatThrownBy(values::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is in use");
        assertThatThrownBy(values::close).isInstanceOf(IllegalStateException.class);
        mayGoOn.countDown();
        assertThat(first.join()).isEqualTo(1);
        assertThat(values.hasNext()).isFalse();
    }

    /** Two threads take values as fast as they can; each value is given once, and a collision is an error. */
    @Test
    void givesEachValueOnceWhateverThreadsDo() throws Exception {
        for (int round = 0; round < 50; round++) {
            var values = upTo(200).iterator();
            CyclicBarrier start = new CyclicBarrier(2);
            AtomicInteger collisions = new AtomicInteger();
            List<CompletableFuture<List<Integer>>> takers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                takers.add(CompletableFuture.supplyAsync(() -> take(values, start, collisions)));
            }
            List<Integer> all = new ArrayList<>();
            for (CompletableFuture<List<Integer>> taker : takers) {
                all.addAll(taker.get());
            }
            assertThat(all).hasSize(200).doesNotHaveDuplicates();
        }
    }

    private static List<Integer> take(
            GeneratorIterator<Integer> values, CyclicBarrier start, AtomicInteger collisions) {
        List<Integer> taken = new ArrayList<>();
        try {
            start.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        while (true) {
            try {
                taken.add(values.next());
            } catch (NoSuchElementException ended) {
                return taken;
            } catch (IllegalStateException inUse) {
                collisions.incrementAndGet();
            }
        }
    }
}
