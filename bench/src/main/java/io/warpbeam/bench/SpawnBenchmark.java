package io.warpbeam.bench;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Processes that live for one message, of both kinds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpawnBenchmark {

    private static final int PROCESSES = 10_000;

    private Node node;

    /** Ends after its first message. */
    private static final class OneMessage implements EventHandler {

        private final CountDownLatch done;

        OneMessage(CountDownLatch done) {
            this.done = done;
        }

        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {
            done.countDown();
            throw Self.current().exit(ExitReason.NORMAL);
        }
    }

    /** Starts the node. */
    @Setup
    public void start() {
        node = Node.start("bench");
    }

    /** Stops the node. */
    @TearDown
    public void stop() {
        node.close();
    }

    /**
     * Event-driven processes.
     *
     * @throws InterruptedException when interrupted
     */
    @Benchmark
    @OperationsPerInvocation(PROCESSES)
    public void eventDriven() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(PROCESSES);
        for (int i = 0; i < PROCESSES; i++) {
            node.spawn(SpawnOptions.DEFAULT, new OneMessage(done)).send("go");
        }
        done.await();
    }

    /**
     * Processes with a thread of their own.
     *
     * @throws InterruptedException when interrupted
     */
    @Benchmark
    @OperationsPerInvocation(PROCESSES)
    public void blocking() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(PROCESSES);
        for (int i = 0; i < PROCESSES; i++) {
            node.spawn(self -> {
                        self.receive();
                        done.countDown();
                    })
                    .send("go");
        }
        done.await();
    }
}
