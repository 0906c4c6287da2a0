package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** The ring of one worker: first in, first out for its owner, half of it for a thief, each entry once. */
class RunQueueTest extends WithNode {

    private static final int CAPACITY = 256;

    private static final EventHandler NOTHING = new EventHandler() {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {}
    };

    private final RunQueue<EventProcess> queue = new RunQueue<>();
    private final RunQueue<EventProcess> thief = new RunQueue<>();

    /** Processes that are never run; their id is their number. */
    private List<EventProcess> processes(int count) {
        ProcessTable table = new ProcessTable();
        List<EventProcess> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new EventProcess((LocalNode) node, table.place(null), null, SpawnOptions.DEFAULT, NOTHING));
        }
        return all;
    }

    private static List<Long> ids(RunQueue<EventProcess> from) {
        List<Long> ids = new ArrayList<>();
        for (EventProcess next = from.pop(); next != null; next = from.pop()) {
            ids.add(next.id());
        }
        return ids;
    }

    private static List<Long> numbers(int from, int to) {
        List<Long> numbers = new ArrayList<>();
        for (long i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Test
    void theOwnerTakesInTheOrderItPushed() {
        for (int round = 0; round < 10; round++) {
            processes(100).forEach(process -> assertThat(queue.push(process)).isTrue());
            assertThat(queue.isEmpty()).isFalse();
            assertThat(ids(queue)).isEqualTo(numbers(0, 100));
            assertThat(queue.isEmpty()).isTrue();
        }
    }

    @Test
    void aFullRingRefuses() {
        List<EventProcess> all = processes(CAPACITY + 1);
        all.subList(0, CAPACITY)
                .forEach(process -> assertThat(queue.push(process)).isTrue());
        assertThat(queue.push(all.getLast())).isFalse();
        assertThat(queue.pop()).isSameAs(all.getFirst());
        assertThat(queue.push(all.getLast())).isTrue();
        assertThat(ids(queue)).isEqualTo(numbers(1, CAPACITY + 1));
    }

    @Test
    void aThiefTakesTheOlderHalfAndRunsTheOldest() {
        List<EventProcess> all = processes(101);
        all.forEach(queue::push);
        assertThat(queue.stealInto(thief)).isSameAs(all.getFirst());
        assertThat(ids(thief)).isEqualTo(numbers(1, 51));
        assertThat(ids(queue)).isEqualTo(numbers(51, 101));
        assertThat(queue.stealInto(thief)).isNull();
    }

    @Test
    void aThiefWithAFullRingTakesOne() {
        List<EventProcess> all = processes(2 * CAPACITY);
        all.subList(0, CAPACITY).forEach(queue::push);
        all.subList(CAPACITY, 2 * CAPACITY).forEach(thief::push);
        assertThat(queue.stealInto(thief)).isSameAs(all.getFirst());
        assertThat(ids(queue)).isEqualTo(numbers(1, CAPACITY));
        assertThat(ids(thief)).isEqualTo(numbers(CAPACITY, 2 * CAPACITY));
    }

    @Test
    void drainingTakesEverythingInOrder() {
        List<EventProcess> all = processes(50);
        all.forEach(queue::push);
        List<EventProcess> drained = new ArrayList<>();
        assertThat(queue.drainTo(drained::add)).isTrue();
        assertThat(drained).isEqualTo(all);
        assertThat(queue.drainTo(drained::add)).isFalse();
    }

    /** One owner pushes and pops, two thieves steal, one more thread drains: each process comes out once. */
    @Test
    void eachProcessIsTakenOnce() {
        int count = 100_000;
        List<EventProcess> all = processes(count);
        AtomicIntegerArray taken = new AtomicIntegerArray(count);
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            others.add(CompletableFuture.runAsync(() -> steal(taken, done)));
        }
        others.add(CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                queue.drainTo(process -> take(taken, process));
                Thread.onSpinWait();
            }
        }));
        for (EventProcess process : all) {
            while (!queue.push(process)) {
                EventProcess popped = queue.pop();
                if (popped != null) {
                    take(taken, popped);
                }
            }
        }
        for (EventProcess next = queue.pop(); next != null; next = queue.pop()) {
            take(taken, next);
        }
        done.set(true);
        others.forEach(CompletableFuture::join);
        for (int i = 0; i < count; i++) {
            assertThat(taken.get(i)).as("process %d", i).isEqualTo(1);
        }
    }

    private void steal(AtomicIntegerArray taken, AtomicBoolean done) {
        RunQueue<EventProcess> own = new RunQueue<>();
        while (!done.get()) {
            EventProcess stolen = queue.stealInto(own);
            while (stolen != null) {
                take(taken, stolen);
                stolen = own.pop();
            }
        }
    }

    private static void take(AtomicIntegerArray taken, EventProcess process) {
        taken.incrementAndGet((int) process.id());
    }
}
