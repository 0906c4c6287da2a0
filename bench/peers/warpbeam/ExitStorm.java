package warpbeam;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.util.ArrayList;
import java.util.List;

/** Processes linked to one that is killed; all must go. An operation is a process. */
final class ExitStorm {

    private ExitStorm() {}

    record Linked(List<Pid> processes) {}

    static double run(Main main, int size, int operations) {
        Pid hub = main.spawn(new Hub(main.pid(), size));
        Linked linked = (Linked) main.receive();
        linked.processes().forEach(main::monitor);
        long start = System.nanoTime();
        hub.sendExit(ExitReason.KILL);
        for (int i = 0; i < size; i++) {
            if (!(main.receive() instanceof Down(var _, var _, ExitReason.Killed()))) {
                throw new IllegalStateException("one was not killed");
            }
        }
        return System.nanoTime() - start;
    }

    private static final class Hub extends Acting {

        private final Pid main;
        private final int size;

        Hub(Pid main, int size) {
            this.main = main;
            this.size = size;
        }

        @Override
        public void start(Self self) throws Exception {
            super.start(self);
            List<Pid> linked = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                linked.add(self.spawnLink(SpawnOptions.DEFAULT, new Member()));
            }
            main.send(new Linked(linked));
        }

        @Override
        public void handle(Object message) {
            throw new IllegalArgumentException("unexpected " + message);
        }
    }

    private static final class Member extends Acting {

        @Override
        public void handle(Object message) {
            throw new IllegalArgumentException("unexpected " + message);
        }
    }
}
