package warpbeam;

import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.util.ArrayList;
import java.util.List;

/** Processes alive at once, then each woken once, which ends it. An operation is a process. */
final class Crowd {

    private Crowd() {}

    static double run(Main main, int size, int operations) {
        return timed(main, main.spawn(new Parent(main.pid(), size)));
    }

    static double runBlocking(Main main, int size, int operations) {
        return timed(main, main.node().spawn(self -> parent(self, main.pid(), size)));
    }

    private static double timed(Main main, Pid parent) {
        long start = System.nanoTime();
        parent.send(Word.GO);
        main.await(Word.DONE, 1);
        return System.nanoTime() - start;
    }

    private static final class Parent extends Acting {

        private final Pid main;
        private final int size;
        private int alive;

        Parent(Pid main, int size) {
            this.main = main;
            this.size = size;
        }

        @Override
        public void handle(Object message) {
            if (message == Word.GO) {
                spawnAll();
            } else if (--alive == 0) {
                main.send(Word.DONE);
                throw exit();
            }
        }

        private void spawnAll() {
            List<Pid> members = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                members.add(self().node().spawn(SpawnOptions.DEFAULT, new Member()));
            }
            members.forEach(member -> member.send(new Spawning.Hello(pid())));
            alive = size;
        }
    }

    private static final class Member extends Acting {

        @Override
        public void handle(Object message) {
            ((Spawning.Hello) message).from().send(Word.GONE);
            throw exit();
        }
    }

    private static void parent(Self self, Pid main, int size) {
        self.receive();
        List<Pid> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(self.node().spawn(Crowd::member));
        }
        members.forEach(member -> member.send(new Spawning.Hello(self.pid())));
        for (int i = 0; i < size; i++) {
            self.receive();
        }
        main.send(Word.DONE);
    }

    private static void member(Self self) {
        ((Spawning.Hello) self.receive()).from().send(Word.GONE);
    }
}
