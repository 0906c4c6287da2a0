package pekko;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Pairs of processes, each with one message in flight. An operation is a round trip. */
final class PingPong {

    private PingPong() {}

    sealed interface ToPing {}

    sealed interface ToPong {}

    record Start(int rounds) implements ToPing {}

    enum Pong implements ToPing {
        PONG
    }

    record Ping(ActorRef<ToPing> from) implements ToPong {}

    enum Stop implements ToPong {
        STOP
    }

    record Done(int rounds) {}

    static double run(Main main, int pairs, int operations) throws InterruptedException {
        int rounds = operations / pairs;
        List<ActorRef<ToPing>> pings = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            ActorRef<ToPong> pong = main.spawn(Behaviors.setup(Ponger::new));
            pings.add(main.spawn(Behaviors.setup(context -> new Pinger(context, main.ref(), pong))));
        }
        long start = System.nanoTime();
        pings.forEach(ping -> ping.tell(new Start(rounds)));
        main.await(new Done(rounds), pairs);
        return System.nanoTime() - start;
    }

    private static final class Pinger extends AbstractMatchingBehavior<ToPing> {

        private final ActorRef<ToPing> self;
        private final ActorRef<Object> main;
        private final ActorRef<ToPong> pong;
        private int rounds;
        private int done;

        Pinger(ActorContext<ToPing> context, ActorRef<Object> main, ActorRef<ToPong> pong) {
            super(context);
            this.self = context.getSelf();
            this.main = main;
            this.pong = pong;
        }

        @Override
        public Behavior<ToPing> onMessage(ToPing message) {
            return switch (message) {
                case Start(int count) -> {
                    rounds = count;
                    pong.tell(new Ping(self));
                    yield this;
                }
                case Pong.PONG -> answered();
            };
        }

        private Behavior<ToPing> answered() {
            if (++done < rounds) {
                pong.tell(new Ping(self));
                return this;
            }
            pong.tell(Stop.STOP);
            main.tell(new Done(done));
            return Behaviors.stopped();
        }
    }

    private static final class Ponger extends AbstractMatchingBehavior<ToPong> {

        Ponger(ActorContext<ToPong> context) {
            super(context);
        }

        @Override
        public Behavior<ToPong> onMessage(ToPong message) {
            return switch (message) {
                case Ping(ActorRef<ToPing> from) -> {
                    from.tell(Pong.PONG);
                    yield this;
                }
                case Stop.STOP -> Behaviors.stopped();
            };
        }
    }
}
