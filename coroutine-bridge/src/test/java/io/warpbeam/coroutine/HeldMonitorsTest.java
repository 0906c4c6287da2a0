package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Elsewhere.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Substrate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Monitors keep their owner while code on the fast engine comes and goes. */
class HeldMonitorsTest {

    /** The hazard itself: when the JDK mends it, {@link HeldMonitors} can go. */
    @Test
    void withoutThemADriverLosesItsMonitors() throws Exception {
        ContinuationHook hook = ContinuationHook.found().orElseThrow();
        assertThat(elsewhere(Substrate.ThreadKind.PLATFORM, () -> {
                    SwitchedStack[] stack = new SwitchedStack[1];
                    stack[0] = hook.newStack(() -> stack[0].leave());
                    return HeldMonitors.surviveStep(List.of(new Object()), stack[0]);
                }))
                .isFalse();
    }

    @Test
    void areEnoughForOneStepAfterTheOtherOfAnIteratorThatIsEmptiedAtOnce() {
        Object monitor = new Object();
        List<Boolean> held = new ArrayList<>();
        Generator<Integer> numbers = Generator.<Integer>of(out -> {
                    for (int i = 0; i < 100; i++) {
                        synchronized (held) {
                            out.yield(i);
                        }
                    }
                })
                .on(EngineKind.FAST);
        synchronized (monitor) {
            numbers.iterator().forEachRemaining(_ -> {
                Object own = new Object();
                synchronized (own) {
                    held.add(Thread.holdsLock(monitor) && Thread.holdsLock(own));
                }
            });
            assertThat(Thread.holdsLock(monitor)).isTrue();
        }
        assertThat(Thread.holdsLock(monitor)).isFalse();
        assertThat(held).hasSize(100).doesNotContain(false);
    }

    /** A count that only the owner of the monitor touches. */
    private static final class Guarded {
        // Touched by the owner of the monitor.
        private int count;

        void add() {
            assertThat(Thread.holdsLock(this)).isTrue();
            int before = count;
            Thread.onSpinWait();
            count = before + 1;
        }
    }

    /**
     * A driver enters monitors at random depth around the steps of nested generators, whose code enters others across
     * its yields, while another thread contends for all of them. No increment is lost, and all are free in the end.
     */
    @ParameterizedTest
    @EnumSource(Substrate.ThreadKind.class)
    void excludeOtherThreadsWhateverStepsAreTakenInside(Substrate.ThreadKind kind) throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Guarded> drivers =
                    IntStream.range(0, 11).mapToObj(_ -> new Guarded()).toList();
            List<Guarded> codes =
                    IntStream.range(0, 3).mapToObj(_ -> new Guarded()).toList();
            List<Guarded> all = Stream.concat(drivers.stream(), codes.stream()).toList();
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Integer> others = CompletableFuture.supplyAsync(() -> contend(all, stop));
            int steps = elsewhere(kind, () -> drive(drivers, codes, random));
            stop.set(true);
            int expected = steps + others.get(50, TimeUnit.SECONDS);
            assertThat(all.stream().mapToInt(HeldMonitorsTest::countOf).sum()).isEqualTo(expected);
        }
    }

    private static int countOf(Guarded guarded) {
        synchronized (guarded) {
            return guarded.count;
        }
    }

    private static int contend(List<Guarded> monitors, AtomicBoolean stop) {
        int added = 0;
        while (!stop.get()) {
            Guarded guarded = monitors.get(added % monitors.size());
            synchronized (guarded) {
                guarded.add();
            }
            added++;
        }
        return added;
    }

    private static int drive(List<Guarded> drivers, List<Guarded> codes, Random random) {
        int[] added = new int[1];
        Generator<Integer> inner = Generator.<Integer>of(out -> {
                    for (int i = 0; i < 20; i++) {
                        Guarded own = codes.get(2);
                        synchronized (own) {
                            own.add();
                            added[0]++;
                            out.yield(i);
                            own.add();
                            added[0]++;
                        }
                    }
                })
                .on(EngineKind.FAST);
        Generator<Integer> outer = Generator.<Integer>of(out -> {
                    try (var values = inner.iterator()) {
                        for (int value : values.remaining()) {
                            Guarded own = codes.get(value % 2);
                            synchronized (own) {
                                out.yield(value);
                                own.add();
                                added[0]++;
                            }
                        }
                    }
                })
                .on(EngineKind.FAST);
        try (var values = outer.iterator()) {
            for (int i = 0; i < 15; i++) {
                stepWithin(drivers, random.nextInt(drivers.size()), values, added);
            }
        }
        return added[0];
    }

    private static void stepWithin(List<Guarded> drivers, int depth, GeneratorIterator<Integer> values, int[] added) {
        if (depth == 0) {
            assertThat(values.hasNext()).isTrue();
            values.next();
            return;
        }
        Guarded guarded = drivers.get(depth);
        synchronized (guarded) {
            guarded.add();
            stepWithin(drivers, depth - 1, values, added);
            guarded.add();
            added[0] += 2;
        }
    }
}
