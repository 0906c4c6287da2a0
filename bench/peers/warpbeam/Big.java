package warpbeam;

import harness.Harness;
import harness.SavinaRandom;
import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;

/** Savina "big": each worker pings a worker chosen at random, waits for the pong, and so on. An operation is a ping. */
final class Big {

    private Big() {}

    record Neighbours(List<Pid> workers) {}

    record Ping(Pid from) {}

    record Stop(Pid from) {}

    record Served(int count) {}

    static double run(Main main, int workers, int operations) {
        int pings = operations / workers;
        List<Pid> crew = new ArrayList<>();
        for (int number = 0; number < workers; number++) {
            crew.add(main.spawn(new Worker(main.pid(), number, pings)));
        }
        Neighbours neighbours = new Neighbours(List.copyOf(crew));
        crew.forEach(worker -> worker.send(neighbours));
        main.await(Word.READY, workers);
        long start = System.nanoTime();
        crew.forEach(worker -> worker.send(Word.GO));
        main.await(Word.DONE, workers);
        long nanos = System.nanoTime() - start;
        crew.forEach(worker -> worker.send(new Stop(main.pid())));
        int served = 0;
        for (int i = 0; i < workers; i++) {
            served += ((Served) main.receive()).count();
        }
        Harness.check("pings", (long) workers * pings, served);
        return nanos;
    }

    private static final class Worker extends Acting {

        private final Pid main;
        private final SavinaRandom random;
        private List<Pid> neighbours = List.of();
        private int left;
        private int served;

        /** The seed of a worker is its number. */
        Worker(Pid main, int number, int pings) {
            this.main = main;
            this.random = new SavinaRandom(number);
            this.left = pings;
        }

        @Override
        public void handle(Object message) {
            switch (message) {
                case Ping(Pid from) -> {
                    served++;
                    from.send(Word.PONG);
                }
                case Word.PONG, Word.GO -> ping();
                case Neighbours(List<Pid> workers) -> {
                    neighbours = workers;
                    main.send(Word.READY);
                }
                case Stop(Pid from) -> {
                    from.send(new Served(served));
                    throw exit();
                }
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }

        private void ping() {
            if (left == 0) {
                main.send(Word.DONE);
            } else {
                left--;
                neighbours.get(random.next(neighbours.size())).send(new Ping(pid()));
            }
        }
    }
}
