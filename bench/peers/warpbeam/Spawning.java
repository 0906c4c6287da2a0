package warpbeam;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;

/** A parent spawns processes in waves; each takes one message, answers and exits. An operation is a process. */
final class Spawning {

    private Spawning() {}

    record Hello(Pid from) {}

    static double run(Main main, int wave, int operations) {
        return timed(main, main.spawn(new Parent(main.pid(), wave, operations)));
    }

    static double runBlocking(Main main, int wave, int operations) {
        return timed(main, main.node().spawn(self -> parent(self, main.pid(), wave, operations)));
    }

    private static double timed(Main main, Pid parent) {
        long start = System.nanoTime();
        parent.send(Word.GO);
        main.await(Word.DONE, 1);
        return System.nanoTime() - start;
    }

    private static final class Parent extends Acting {

        private final Pid main;
        private final int wave;
        private int toSpawn;
        private int alive;

        Parent(Pid main, int wave, int operations) {
            this.main = main;
            this.wave = wave;
            this.toSpawn = operations;
        }

        @Override
        public void handle(Object message) {
            if (message == Word.GONE && --alive > 0) {
                return;
            }
            if (toSpawn > 0) {
                spawnAll();
                return;
            }
            main.send(Word.DONE);
            throw exit();
        }

        private void spawnAll() {
            Node node = self().node();
            for (int i = 0; i < wave; i++) {
                node.spawn(SpawnOptions.DEFAULT, new Child()).send(new Hello(pid()));
            }
            alive = wave;
            toSpawn -= wave;
        }
    }

    private static final class Child extends Acting {

        @Override
        public void handle(Object message) {
            ((Hello) message).from().send(Word.GONE);
            throw exit();
        }
    }

    private static void parent(Self self, Pid main, int wave, int operations) {
        self.receive();
        for (int left = operations; left > 0; left -= wave) {
            for (int i = 0; i < wave; i++) {
                self.node().spawn(Spawning::child).send(new Hello(self.pid()));
            }
            for (int i = 0; i < wave; i++) {
                self.receive();
            }
        }
        main.send(Word.DONE);
    }

    private static void child(Self self) {
        ((Hello) self.receive()).from().send(Word.GONE);
    }
}
