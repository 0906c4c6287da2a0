package io.warpbeam.bench;

import io.warpbeam.coroutine.EngineKind;
import io.warpbeam.coroutine.Generator;
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
import org.openjdk.jmh.annotations.Warmup;

/** A generator that is asked for its values: the cost of one, on each engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED")
public class GeneratorBenchmark {

    private static final int VALUES = 100_000;

    /** That hosts the code of the generator. */
    @Param
    EngineKind engine = EngineKind.PORTABLE;

    private Generator<Integer> numbers;

    /** Makes the generator, and sees that the JVM has its engine. */
    @Setup
    public void make() {
        if (!engine.isAvailable()) {
            throw new IllegalStateException("this JVM has no engine " + engine);
        }
        Generator<Integer> portable = Generator.of(out -> {
            for (int i = 0; i < VALUES; i++) {
                out.yield(i);
            }
        });
        numbers = portable.on(engine);
    }

    /**
     * Takes the values one by one.
     *
     * @return their sum
     */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long loop() {
        long sum = 0;
        for (int value : numbers) {
            sum += value;
        }
        return sum;
    }

    /**
     * Takes all values at once.
     *
     * @return their sum
     */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long stream() {
        return numbers.stream().mapToLong(Integer::longValue).sum();
    }
}
