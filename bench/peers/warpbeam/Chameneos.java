package warpbeam;

import harness.Colour;
import harness.Harness;
import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Savina "chameneos": creatures meet in a mall, two at a time, and change colours. An operation is a meeting. */
final class Chameneos {

    private Chameneos() {}

    record Meet(Colour colour, Pid creature) {}

    record Change(Colour colour) {}

    record Count(int met) {}

    static double run(Main main, int creatures, int meetings) {
        Pid mall = main.spawn(new Mall(main.pid(), meetings, creatures));
        List<Pid> started = new ArrayList<>();
        for (int number = 0; number < creatures; number++) {
            started.add(main.spawn(new Creature(mall, Colour.of(number))));
        }
        long start = System.nanoTime();
        started.forEach(creature -> creature.send(Word.GO));
        Count met = (Count) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("meetings", 2L * meetings, met.met());
        return nanos;
    }

    private static final class Mall extends Acting {

        private final Pid main;
        private int meetingsLeft;
        private int alive;
        private int sum;
        private @Nullable Pid waiting;

        Mall(Pid main, int meetings, int creatures) {
            this.main = main;
            this.meetingsLeft = meetings;
            this.alive = creatures;
        }

        @Override
        public void handle(Object message) {
            switch (message) {
                case Meet meet -> meet(meet);
                case Count(int met) -> {
                    sum += met;
                    if (--alive == 0) {
                        main.send(new Count(sum));
                        throw exit();
                    }
                }
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }

        private void meet(Meet meet) {
            if (meetingsLeft == 0) {
                meet.creature().send(Word.STOP);
            } else if (waiting == null) {
                waiting = meet.creature();
            } else {
                waiting.send(meet);
                waiting = null;
                meetingsLeft--;
            }
        }
    }

    private static final class Creature extends Acting {

        private final Pid mall;
        private Colour colour;
        private int met;

        Creature(Pid mall, Colour colour) {
            this.mall = mall;
            this.colour = colour;
        }

        @Override
        public void handle(Object message) {
            switch (message) {
                case Word.GO -> mall.send(new Meet(colour, pid()));
                case Meet(Colour other, Pid creature) -> {
                    met++;
                    colour = colour.complement(other);
                    creature.send(new Change(colour));
                    mall.send(new Meet(colour, pid()));
                }
                case Change(Colour changed) -> {
                    met++;
                    colour = changed;
                    mall.send(new Meet(colour, pid()));
                }
                case Word.STOP -> {
                    mall.send(new Count(met));
                    throw exit();
                }
                default -> throw new IllegalArgumentException("unexpected " + message);
            }
        }
    }
}
