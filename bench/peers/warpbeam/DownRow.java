package warpbeam;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;

/**
 * A process spawns a monitored one, which exits, and receives its DOWN; one after the other. An operation is a process.
 */
final class DownRow {

    private DownRow() {}

    static double run(Main main, int size, int operations) {
        Pid watcher = main.spawn(new Watcher(main.pid(), operations));
        long start = System.nanoTime();
        watcher.send(Word.GO);
        main.await(Word.DONE, 1);
        return System.nanoTime() - start;
    }

    private static final class Watcher extends Acting {

        private final Pid main;
        private int left;

        Watcher(Pid main, int operations) {
            this.main = main;
            this.left = operations;
        }

        @Override
        public void handle(Object message) {
            switch (message) {
                case Word.GO -> watch();
                case Down(var _, var _, ExitReason.Normal()) -> {
                    if (--left > 0) {
                        watch();
                        return;
                    }
                    main.send(Word.DONE);
                    throw exit();
                }
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }

        private void watch() {
            self().spawnMonitor(SpawnOptions.DEFAULT, new Child());
        }
    }

    private static final class Child extends Acting {

        @Override
        public void start(Self self) {
            throw self.exit(ExitReason.NORMAL);
        }

        @Override
        public void handle(Object message) {
            throw new IllegalArgumentException("unexpected " + message);
        }
    }
}
