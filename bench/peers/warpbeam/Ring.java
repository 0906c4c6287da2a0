package warpbeam;

import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Processes in a ring, one token. An operation is a hop. */
final class Ring {

    private Ring() {}

    record Next(Pid relay) {}

    record Token(int hopsLeft) {}

    static double run(Main main, int size, int operations) {
        List<Pid> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ring.add(main.spawn(new Relay(main.pid())));
        }
        for (int i = 0; i < size; i++) {
            ring.get(i).send(new Next(ring.get((i + 1) % size)));
        }
        main.await(Word.READY, size);
        long start = System.nanoTime();
        ring.getFirst().send(new Token(operations));
        main.await(Word.DONE, 1);
        long nanos = System.nanoTime() - start;
        ring.forEach(relay -> relay.send(Word.STOP));
        return nanos;
    }

    private static final class Relay extends Acting {

        private final Pid main;
        private @Nullable Pid next;

        Relay(Pid main) {
            this.main = main;
        }

        @Override
        public void handle(Object message) {
            switch (message) {
                case Next(Pid relay) -> {
                    next = relay;
                    main.send(Word.READY);
                }
                case Token(int hopsLeft) when hopsLeft == 0 -> main.send(Word.DONE);
                case Token(int hopsLeft) when next != null -> next.send(new Token(hopsLeft - 1));
                case Word.STOP -> throw exit();
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }
    }
}
