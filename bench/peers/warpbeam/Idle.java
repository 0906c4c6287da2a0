package warpbeam;

import harness.Memory;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.util.function.Supplier;

/** Processes that have answered one message and wait. The figure is bytes per process. */
final class Idle {

    private Idle() {}

    static double run(Main main, int size, int operations) {
        return bytes(main, size, () -> main.spawn(new Waiting()));
    }

    static double runBlocking(Main main, int size, int operations) {
        return bytes(main, size, () -> main.node().spawn(Idle::waiting));
    }

    private static long bytes(Main main, int size, Supplier<Pid> spawn) {
        Pid[] idle = new Pid[size];
        int others = main.node().info().processes();
        long before = Memory.used();
        for (int i = 0; i < size; i++) {
            idle[i] = spawn.get();
        }
        for (Pid process : idle) {
            process.send(new Spawning.Hello(main.pid()));
        }
        main.await(Word.READY, size);
        long bytes = Memory.used() - before;
        for (Pid process : idle) {
            process.send(Word.STOP);
        }
        while (main.node().info().processes() > others) {
            Thread.onSpinWait(); // the next repetition must not see them go
        }
        return bytes;
    }

    private static final class Waiting extends Acting {

        @Override
        public void handle(Object message) {
            switch (message) {
                case Spawning.Hello(Pid from) -> from.send(Word.READY);
                case Word.STOP -> throw exit();
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }
    }

    private static void waiting(Self self) {
        while (self.receive() instanceof Spawning.Hello(Pid from)) {
            from.send(Word.READY);
        }
    }
}
