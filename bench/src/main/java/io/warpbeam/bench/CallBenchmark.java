package io.warpbeam.bench;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerRef;
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

/** Blocking processes that call one server: the cost of a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CallBenchmark {

    private static final int CALLS = 10_000;

    /** How many callers at once. */
    @Param({"1", "100"})
    int callers;

    private Node node;
    private ServerRef server;

    /** Asks for the next number. */
    record Increment() implements Call<Integer> {}

    /** Counts. */
    private static final class Counter implements GenServer<Integer> {

        @Override
        public Init<Integer> init(Self self) {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handleCall(Call<?> call, From<?> from, Integer count) {
            return switch (call) {
                case Increment increment -> Next.reply(increment, count + 1, count + 1);
                default -> Next.unknown(call);
            };
        }
    }

    /** Starts the server. */
    @Setup
    public void start() {
        node = Node.start("bench");
        server = GenServer.start(node, new Counter()).orThrow();
    }

    /** Stops the node. */
    @TearDown
    public void stop() {
        node.close();
    }

    /**
     * Lets the callers call.
     *
     * @throws InterruptedException when interrupted
     */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void call() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(callers);
        for (int caller = 0; caller < callers; caller++) {
            node.spawn(self -> {
                for (int i = 0; i < CALLS / callers; i++) {
                    server.call(new Increment());
                }
                done.countDown();
            });
        }
        done.await();
    }
}
