package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a worker does that finds nothing although there is work. All virtual threads stood still once: there were more
 * workers than carriers, the worker that had the work and the one that was woken to search for it both waited for a
 * carrier, and on each carrier an idle worker kept looking for work without end.
 */
class IdleWorkerTest {

    /** The threads of the system, except that workers find no carrier once it has run short, until somebody yields. */
    private static final class ShortOfCarriers implements Substrate {
        private final Substrate system = Substrate.system();
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

        @Override
        public long nanoTime() {
            return system.nanoTime();
        }

        @Override
        public Instant wallClock() {
            return system.wallClock();
        }

        @Override
        public int parallelism() {
            return system.parallelism();
        }

        @Override
        public void parkNanos(long nanos) {
            system.parkNanos(nanos);
        }

        @Override
        public void unpark(Thread thread) {
            system.unpark(thread);
        }

        @Override
        public RandomGenerator random() {
            return system.random();
        }
    }

    private final ShortOfCarriers substrate = new ShortOfCarriers();
    private final Node node =
            Node.builder("short").workers(3).substrate(substrate).start();

    @AfterEach
    void closeNode() {
        substrate.yielded.countDown();
        node.close();
    }

    private Pid spawn(Way.Code code) {
        return Way.EVENT_DRIVEN.spawn(node, code);
    }

    @Test
    void leavesItsCarrierWhenTheOneThatIsToSearchHasNone() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch enough = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(1);
        CountDownLatch handled = new CountDownLatch(2);
        Pid first = spawn((_, _) -> handled.countDown());
        Pid second = spawn((_, _) -> handled.countDown());
        Pid keeper = spawn((_, message) -> {
            running.countDown();
            enough.await();
            first.send(message); // the slot
            second.send(message); // into the ring, for which the third worker is woken
            queued.countDown();
            substrate.awaitYield();
        });
        Pid other = spawn((_, _) -> {
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
}
