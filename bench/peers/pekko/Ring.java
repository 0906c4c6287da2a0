package pekko;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** Processes in a ring, one token. An operation is a hop. */
final class Ring {

    private Ring() {}

    sealed interface ToRelay {}

    record Next(ActorRef<ToRelay> relay) implements ToRelay {}

    record Token(int hopsLeft) implements ToRelay {}

    enum Stop implements ToRelay {
        STOP
    }

    static double run(Main main, int size, int operations) throws InterruptedException {
        List<ActorRef<ToRelay>> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ring.add(main.spawn(Behaviors.setup(context -> new Relay(context, main.ref()))));
        }
        for (int i = 0; i < size; i++) {
            ring.get(i).tell(new Next(ring.get((i + 1) % size)));
        }
        main.await(Word.READY, size);
        long start = System.nanoTime();
        ring.getFirst().tell(new Token(operations));
        main.await(Word.DONE, 1);
        long nanos = System.nanoTime() - start;
        ring.forEach(relay -> relay.tell(Stop.STOP));
        return nanos;
    }

    private static final class Relay extends AbstractMatchingBehavior<ToRelay> {

        private final ActorRef<Object> main;
        private @Nullable ActorRef<ToRelay> next;

        Relay(ActorContext<ToRelay> context, ActorRef<Object> main) {
            super(context);
            this.main = main;
        }

        @Override
        public Behavior<ToRelay> onMessage(ToRelay message) {
            switch (message) {
                case Next(ActorRef<ToRelay> relay) -> {
                    next = relay;
                    main.tell(Word.READY);
                }
                case Token(int hopsLeft) when hopsLeft == 0 -> main.tell(Word.DONE);
                case Token(int hopsLeft) when next != null -> next.tell(new Token(hopsLeft - 1));
                case Token _ -> throw new IllegalStateException("no next");
                case Stop.STOP -> {
                    return Behaviors.stopped();
                }
            }
            return this;
        }
    }
}
