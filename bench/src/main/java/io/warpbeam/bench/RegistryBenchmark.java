package io.warpbeam.bench;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
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

/** Names: looking one up, and giving and taking one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RegistryBenchmark {

    /** How many names are held. */
    @Param({"1", "100000"})
    int names;

    private Node node;
    private Pid nameless;
    private String middle;

    /** Starts the holders of the names. */
    @Setup
    public void start() {
        node = Node.start("bench");
        for (int i = 0; i < names; i++) {
            node.spawn(SpawnOptions.named("name-" + i), new Relay());
        }
        nameless = node.spawn(SpawnOptions.DEFAULT, new Relay());
        middle = "name-" + names / 2;
    }

    /** Stops the node. */
    @TearDown
    public void stop() {
        node.close();
    }

    /** {@return the holder of a name} */
    @Benchmark
    public Optional<Pid> whereis() {
        return node.whereis(middle);
    }

    /** {@return whether the name was held} */
    @Benchmark
    public boolean registerAndUnregister() {
        node.register("another", nameless);
        return node.unregister("another");
    }
}
