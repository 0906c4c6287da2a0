package io.warpbeam.bench;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A timer set and cancelled, while others are pending. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimerBenchmark {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How many others are pending. */
    @Param({"0", "1000000"})
    int pending;

    private Node node;
    private Pid target;

    /** Sets the others, within the next day but not within this benchmark. */
    @Setup
    public void start() {
        node = Node.start("bench");
        target = node.root();
        for (int i = 0; i < pending; i++) {
            node.sendAfter(Duration.ofMinutes(10).plusMillis(i * 80L), target, "late");
        }
    }

    /** Stops the node. */
    @TearDown
    public void stop() {
        node.close();
    }

    /** {@return what was left, since the timer was cancelled in time} */
    @Benchmark
    public Optional<Duration> setAndCancel() {
        return node.sendAfter(MINUTE, target, "now").cancel();
    }
}
