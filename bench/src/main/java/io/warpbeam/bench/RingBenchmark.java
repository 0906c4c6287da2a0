package io.warpbeam.bench;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One message in flight round a ring of event-driven processes: the cost of a hop. A ring of two is ping-pong. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingBenchmark {

    private static final int HOPS = 100_000;

    /** How many processes. */
    @Param({"2", "1000"})
    int size;

    private Node node;
    private Pid first;

    /** Builds the ring. */
    @Setup
    public void start() {
        node = Node.start("bench");
        Pid[] ring = new Pid[size];
        for (int i = 0; i < size; i++) {
            ring[i] = node.spawn(SpawnOptions.DEFAULT, new Relay());
        }
        for (int i = 0; i < size; i++) {
            ring[i].send(ring[(i + 1) % size]);
        }
        first = ring[0];
    }

    /** Stops the node. */
    @TearDown
    public void stop() {
        node.close();
    }

    /**
     * Sends a token round.
     *
     * @throws InterruptedException when interrupted
     */
    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void hop() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        first.send(new Relay.Token(HOPS, done));
        done.await();
    }
}
