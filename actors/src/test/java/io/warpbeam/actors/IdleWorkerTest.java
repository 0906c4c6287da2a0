package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a worker does that finds nothing although there is work. All virtual threads stood still once: there were more
 * workers than carriers, the worker that had the work and the one that was woken to search for it both waited for a
 * carrier, and on each carrier an idle worker kept looking for work without end.
 */
class IdleWorkerTest {

    private static final int WORKERS = 3;
    private static final int ROUNDS = 100_000;

    /** The threads of the system, except that workers find no carrier once it has run short, until somebody yields. */
    private static final class ShortOfCarriers extends AlteredSubstrate {
        private final Queue<Thread> workers = new ConcurrentLinkedQueue<>();
        private final CountDownLatch yielded = new CountDownLatch(1);
        private volatile boolean runShort;

        @Override
        public Thread newThread(ThreadKind kind, String name, Runnable task) {
            if (name.endsWith("-watchdog")) {
                return system.newThread(kind, name, () -> {
                    awaitYield(); // it would help out
                    task.run();
                });
            }
            if (!name.contains("-worker-")) {
                return system.newThread(kind, name, task);
            }
            Thread worker = system.newThread(kind, name, () -> {
                findCarrier();
                task.run();
            });
            workers.add(worker);
            return worker;
        }

        @Override
        public void park() {
            system.park();
            if (workers.contains(Thread.currentThread())) {
                findCarrier();
            }
        }

        private void findCarrier() {
            if (runShort) {
                awaitYield();
            }
        }

        private void awaitYield() {
            try {
                yielded.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void yieldThread() {
            if (runShort) {
                yielded.countDown();
            }
            system.yieldThread();
        }

        boolean isEveryWorkerAtRest() {
            return workers.stream()
                    .map(Thread::getState)
                    .allMatch(state -> state == Thread.State.NEW || state == Thread.State.WAITING);
        }
    }

    /** The watchdog would start what no worker was woken for. */
    private static final class WithoutWatchdog extends AlteredSubstrate {
        @Override
        public Thread newThread(ThreadKind kind, String name, Runnable task) {
            return system.newThread(kind, name, name.endsWith("-watchdog") ? () -> {} : task);
        }
    }

    private static Node start(Substrate substrate) {
        return Node.builder("idle").workers(WORKERS).substrate(substrate).start();
    }

    private static Pid spawn(Node node, Way.Code code) {
        return Way.EVENT_DRIVEN.spawn(node, code);
    }

    @Test
    void leavesItsCarrierWhenTheOneThatIsToSearchHasNone() throws InterruptedException {
        ShortOfCarriers substrate = new ShortOfCarriers();
        try (Node node = start(substrate)) {
            try {
                leavesItsCarrier(substrate, node);
            } finally {
                substrate.yielded.countDown();
            }
        }
    }

    private static void leavesItsCarrier(ShortOfCarriers substrate, Node node) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch enough = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(1);
        CountDownLatch handled = new CountDownLatch(2);
        Pid first = spawn(node, (_, _) -> handled.countDown());
        Pid second = spawn(node, (_, _) -> handled.countDown());
        Pid keeper = spawn(node, (_, message) -> {
            running.countDown();
            enough.await();
            first.send(message); // the slot
            second.send(message); // into the ring, for which the third worker is woken
            queued.countDown();
            substrate.awaitYield();
        });
        Pid other = spawn(node, (_, _) -> {
            running.countDown();
            queued.await();
        });
        keeper.send("work");
        other.send("end when there is work");
        running.await();
        await().until(substrate::isEveryWorkerAtRest);
        substrate.runShort = true;
        enough.countDown();
        assertThat(substrate.yielded.await(20, TimeUnit.SECONDS)).isTrue();
        handled.await();
    }

    /**
     * Some 1 in 10,000 rounds failed while a worker that saw two processes when it was about to park ran the first, and
     * woke nobody for the second.
     */
    @Test
    void wakesAnotherForEachProcessThatItCannotRunItself() throws Exception {
        try (Node node = start(new WithoutWatchdog())) {
            CyclicBarrier allRun = new CyclicBarrier(WORKERS);
            List<Pid> blockers = Stream.generate(() -> spawn(node, (_, _) -> allRun.await()))
                    .limit(WORKERS - 1)
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                blockers.forEach(blocker -> blocker.send("meet"));
                assertThat(allRun.await(20, TimeUnit.SECONDS)).isNotNegative();
            }
        }
    }
}
