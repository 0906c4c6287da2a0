package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.warpbeam.actors.Substrate.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The build runs this with the JVM flag that carriers of our own take. */
class CarrierSubstrateTest {

    private Node node = Node.start("before");

    @BeforeEach
    void start() {
        node.close();
        node = Node.start("carriers");
        assumeTrue(node.info().ownCarriers());
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void processesRunOnCarriersOfTheirNode() {
        List<String> carriers = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        node.spawn(_ -> {
            carriers.add(Thread.currentThread().toString());
            done.countDown();
        });
        await(done);
        assertThat(carriers.getFirst()).contains("carriers-carrier-");
    }

    @Test
    void manyProcessesTalkAndEnd() {
        int pairs = 500;
        CountDownLatch done = new CountDownLatch(pairs);
        for (int i = 0; i < pairs; i++) {
            Pid echo = node.spawn(self -> {
                while (self.receive() instanceof Pid from) {
                    from.send("echo");
                }
            });
            node.spawn(self -> {
                for (int round = 0; round < 100; round++) {
                    echo.send(self.pid());
                    self.receive();
                }
                echo.send("stop");
                done.countDown();
            });
        }
        await(done);
        assertThat(done.getCount()).isZero();
    }

    @Test
    void aStepBehindAComputingThreadIsFoundAndRun() {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch answered = new CountDownLatch(1);
        Pid waiting = node.spawn(self -> {
            self.receive();
            answered.countDown();
        });
        node.spawn(_ -> {
            waiting.send("go"); // queued silently behind this thread, which never parks
            while (!stop.get()) {
                Thread.onSpinWait();
            }
        });
        await(answered);
        stop.set(true);
        assertThat(answered.getCount()).isZero();
    }

    @Test
    void threadsThatComputeOnAllCarriersDoNotKeepOthersFromRunning() {
        AtomicBoolean stop = new AtomicBoolean();
        int spinning = node.substrate().parallelism() + 1;
        CountDownLatch started = new CountDownLatch(node.substrate().parallelism());
        for (int i = 0; i < spinning; i++) {
            node.spawn(_ -> {
                started.countDown();
                while (!stop.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        await(started);
        CountDownLatch ran = new CountDownLatch(1);
        node.spawn(_ -> ran.countDown());
        await(ran);
        stop.set(true);
        assertThat(ran.getCount()).isZero();
    }

    @Test
    void locksAndInterruptsWorkAsOnAnyVirtualThread() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        AtomicInteger sum = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            node.spawn(_ -> {
                for (int round = 0; round < 100; round++) {
                    lock.lock();
                    try {
                        sum.setPlain(sum.getPlain() + 1);
                    } finally {
                        lock.unlock();
                    }
                }
                done.countDown();
            });
        }
        done.await();
        assertThat(sum.get()).isEqualTo(10_000);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Pid sleeper = node.spawn(_ -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        running.await();
        sleeper.sendExit(ExitReason.KILL);
        interrupted.await();
        assertThat(sleeper.isAlive()).isFalse();
    }

    @Test
    void aThreadThatOutlivesItsNodeStillRuns() {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread thread = node.substrate().newThread(ThreadKind.VIRTUAL, "survivor", () -> {
            CarrierSubstrateTest.await(go);
            ended.countDown();
        });
        thread.start();
        node.close();
        go.countDown();
        await(ended);
        assertThat(ended.getCount()).isZero();
    }
}
