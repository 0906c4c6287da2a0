package warpbeam;

import harness.Memory;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.EngineKind;
import io.warpbeam.coroutine.Generator;
import io.warpbeam.coroutine.GeneratorIterator;
import io.warpbeam.coroutine.Outcome;
import io.warpbeam.coroutine.RunnerOptions;
import java.util.ArrayList;
import java.util.List;

/** Code that stops and goes on. */
final class Coroutines {

    private Coroutines() {}

    record Sum(long sum, long nanos) {}

    record Done(long sum) {}

    /** A generator of numbers; an operation is a number. */
    static double step(Main main, int size, int operations) {
        return sum(main, operations, EngineKind.PORTABLE);
    }

    /** The same on the stack of the consumer. */
    static double stepFast(Main main, int size, int operations) {
        if (!EngineKind.FAST.isAvailable()) {
            throw new IllegalStateException("this JVM has no fast engine");
        }
        return sum(main, operations, EngineKind.FAST);
    }

    private static double sum(Main main, int operations, EngineKind engine) {
        Generator<Integer> numbers = Generator.of(out -> {
            for (int i = 1; i <= operations; i++) {
                out.yield(i);
            }
        });
        Generator<Integer> values = engine == EngineKind.FAST
                ? numbers.on(engine)
                : numbers.on(main.node().substrate());
        main.node().spawn(self -> main.send(sum(values)));
        Sum found = (Sum) main.receive();
        if (found.sum() != operations * (operations + 1L) / 2) {
            throw new IllegalStateException("the sum is " + found.sum());
        }
        return found.nanos();
    }

    private static Sum sum(Generator<Integer> values) {
        long start = System.nanoTime();
        long sum = 0;
        try (GeneratorIterator<Integer> run = values.iterator()) {
            while (run.hasNext()) {
                sum += run.next();
            }
        }
        return new Sum(sum, System.nanoTime() - start);
    }

    private static final Coroutine<Integer, Integer, Integer> ECHO = co -> {
        int value = 0;
        while (value >= 0) {
            value = co.yield(value);
        }
        return value;
    };

    /** A process resumes a runner, which yields back; an operation is one resume and the message of its yield. */
    static double resume(Main main, int size, int operations) {
        Pid driver = main.spawn(new Driver(main.pid(), operations));
        long start = System.nanoTime();
        driver.send(Word.GO);
        main.await(new Done(operations * (operations + 1L) / 2), 1);
        return System.nanoTime() - start;
    }

    private static final class Driver extends Acting {

        private final Pid main;
        private final int operations;
        private int done;
        private long sum;

        Driver(Pid main, int operations) {
            this.main = main;
            this.operations = operations;
        }

        @Override
        public void handle(Object message) {
            switch (message) {
                case Word.GO -> AsyncCoroutine.run(Self.current(), Word.PONG, ECHO);
                case AsyncCoroutine.Message(Word _, Outcome.Suspended(Integer value, var _), var runner) -> {
                    sum += value;
                    runner.resume(done == operations ? -1 : ++done);
                }
                case AsyncCoroutine.Message(Word _, Outcome.Completed _, var _) -> {
                    main.send(new Done(sum));
                    throw exit();
                }
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }
    }

    /** Runners that have yielded once and wait. The figure is bytes per runner. */
    static double suspended(Main main, int size, int operations) {
        int others = main.node().info().processes();
        List<AsyncCoroutine<Integer>> runners = new ArrayList<>(size);
        long before = Memory.used();
        for (int i = 0; i < size; i++) {
            runners.add(main.run(ECHO, RunnerOptions.DEFAULT.link(false)));
        }
        for (int i = 0; i < size; i++) {
            if (!(main.receive() instanceof AsyncCoroutine.Message(Word _, Outcome.Suspended _, var _))) {
                throw new IllegalStateException("a runner did not yield");
            }
        }
        long bytes = Memory.used() - before;
        runners.forEach(runner -> runner.resume(-1));
        for (int i = 0; i < size; i++) {
            main.receive();
        }
        while (main.node().info().processes() > others) {
            Thread.onSpinWait(); // the next repetition must not see them go
        }
        return bytes;
    }
}
