package pekko;

import harness.Colour;
import harness.Harness;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** Savina "chameneos": creatures meet in a mall, two at a time, and change colours. An operation is a meeting. */
final class Chameneos {

    private Chameneos() {}

    sealed interface ToMall {}

    sealed interface ToCreature {}

    record Meet(Colour colour, ActorRef<ToCreature> creature) implements ToMall, ToCreature {}

    record Change(Colour colour) implements ToCreature {}

    record Count(int met) implements ToMall {}

    enum Signal implements ToCreature {
        GO,
        STOP
    }

    static double run(Main main, int creatures, int meetings) throws InterruptedException {
        ActorRef<ToMall> mall =
                main.spawn(Behaviors.setup(context -> new Mall(context, main.ref(), meetings, creatures)));
        List<ActorRef<ToCreature>> started = new ArrayList<>();
        for (int number = 0; number < creatures; number++) {
            Colour colour = Colour.of(number);
            started.add(main.spawn(Behaviors.setup(context -> new Creature(context, mall, colour))));
        }
        long start = System.nanoTime();
        started.forEach(creature -> creature.tell(Signal.GO));
        Count met = (Count) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("meetings", 2L * meetings, met.met());
        return nanos;
    }

    private static final class Mall extends AbstractMatchingBehavior<ToMall> {

        private final ActorRef<Object> main;
        private int meetingsLeft;
        private int alive;
        private int sum;
        private @Nullable ActorRef<ToCreature> waiting;

        Mall(ActorContext<ToMall> context, ActorRef<Object> main, int meetings, int creatures) {
            super(context);
            this.main = main;
            this.meetingsLeft = meetings;
            this.alive = creatures;
        }

        @Override
        public Behavior<ToMall> onMessage(ToMall message) {
            switch (message) {
                case Meet meet -> meet(meet);
                case Count(int met) -> {
                    sum += met;
                    if (--alive == 0) {
                        main.tell(new Count(sum));
                        return Behaviors.stopped();
                    }
                }
            }
            return this;
        }

        private void meet(Meet meet) {
            if (meetingsLeft == 0) {
                meet.creature().tell(Signal.STOP);
            } else if (waiting == null) {
                waiting = meet.creature();
            } else {
                waiting.tell(meet);
                waiting = null;
                meetingsLeft--;
            }
        }
    }

    private static final class Creature extends AbstractMatchingBehavior<ToCreature> {

        private final ActorRef<ToCreature> self;
        private final ActorRef<ToMall> mall;
        private Colour colour;
        private int met;

        Creature(ActorContext<ToCreature> context, ActorRef<ToMall> mall, Colour colour) {
            super(context);
            this.self = context.getSelf();
            this.mall = mall;
            this.colour = colour;
        }

        @Override
        public Behavior<ToCreature> onMessage(ToCreature message) {
            switch (message) {
                case Signal.GO -> mall.tell(new Meet(colour, self));
                case Meet(Colour other, ActorRef<ToCreature> creature) -> {
                    met++;
                    colour = colour.complement(other);
                    creature.tell(new Change(colour));
                    mall.tell(new Meet(colour, self));
                }
                case Change(Colour changed) -> {
                    met++;
                    colour = changed;
                    mall.tell(new Meet(colour, self));
                }
                case Signal.STOP -> {
                    mall.tell(new Count(met));
                    return Behaviors.stopped();
                }
            }
            return this;
        }
    }
}
