package warpbeam;

import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;

/** Pairs of processes, each with one message in flight. An operation is a round trip. */
final class PingPong {

    private PingPong() {}

    record Start(int rounds) {}

    record Ping(Pid from) {}

    record Done(int rounds) {}

    static double run(Main main, int pairs, int operations) {
        int rounds = operations / pairs;
        List<Pid> pings = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            pings.add(main.spawn(new Pinger(main.pid(), main.spawn(new Ponger()))));
        }
        long start = System.nanoTime();
        pings.forEach(ping -> ping.send(new Start(rounds)));
        main.await(new Done(rounds), pairs);
        return System.nanoTime() - start;
    }

    private static final class Pinger extends Acting {

        private final Pid main;
        private final Pid pong;
        private int rounds;
        private int done;

        Pinger(Pid main, Pid pong) {
            this.main = main;
            this.pong = pong;
        }

        @Override
        public void handle(Object message) {
            switch (message) {
                case Start(int count) -> {
                    rounds = count;
                    pong.send(new Ping(pid()));
                }
                case Word.PONG -> answered();
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }

        private void answered() {
            if (++done < rounds) {
                pong.send(new Ping(pid()));
                return;
            }
            pong.send(Word.STOP);
            main.send(new Done(done));
            throw exit();
        }
    }

    private static final class Ponger extends Acting {

        @Override
        public void handle(Object message) {
            switch (message) {
                case Ping(Pid from) -> from.send(Word.PONG);
                case Word.STOP -> throw exit();
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }
    }
}
