package pekko;

import harness.Harness;
import harness.SavinaRandom;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Savina "big": each worker pings a worker chosen at random, waits for the pong, and so on. An operation is a ping. */
final class Big {

    private Big() {}

    sealed interface ToWorker {}

    enum Signal implements ToWorker {
        GO,
        PONG
    }

    record Neighbours(List<ActorRef<ToWorker>> workers) implements ToWorker {}

    record Ping(ActorRef<ToWorker> from) implements ToWorker {}

    record Stop(ActorRef<Object> from) implements ToWorker {}

    record Served(int count) {}

    static double run(Main main, int workers, int operations) throws InterruptedException {
        int pings = operations / workers;
        List<ActorRef<ToWorker>> crew = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            crew.add(main.spawn(Behaviors.setup(context -> new Worker(context, main.ref(), number, pings))));
        }
        Neighbours neighbours = new Neighbours(List.copyOf(crew));
        crew.forEach(worker -> worker.tell(neighbours));
        main.await(Word.READY, workers);
        long start = System.nanoTime();
        crew.forEach(worker -> worker.tell(Signal.GO));
        main.await(Word.DONE, workers);
        long nanos = System.nanoTime() - start;
        crew.forEach(worker -> worker.tell(new Stop(main.ref())));
        int served = 0;
        for (int i = 0; i < workers; i++) {
            served += ((Served) main.receive()).count();
        }
        Harness.check("pings", (long) workers * pings, served);
        return nanos;
    }

    private static final class Worker extends AbstractMatchingBehavior<ToWorker> {

        private final ActorRef<ToWorker> self;
        private final ActorRef<Object> main;
        private final SavinaRandom random;
        private List<ActorRef<ToWorker>> neighbours = List.of();
        private int left;
        private int served;

        /** The seed of a worker is its number. */
        Worker(ActorContext<ToWorker> context, ActorRef<Object> main, int number, int pings) {
            super(context);
            this.self = context.getSelf();
            this.main = main;
            this.random = new SavinaRandom(number);
            this.left = pings;
        }

        @Override
        public Behavior<ToWorker> onMessage(ToWorker message) {
            switch (message) {
                case Ping(ActorRef<ToWorker> from) -> {
                    served++;
                    from.tell(Signal.PONG);
                }
                case Signal.PONG, Signal.GO -> ping();
                case Neighbours(List<ActorRef<ToWorker>> workers) -> {
                    neighbours = workers;
                    main.tell(Word.READY);
                }
                case Stop(ActorRef<Object> from) -> {
                    from.tell(new Served(served));
                    return Behaviors.stopped();
                }
            }
            return this;
        }

        private void ping() {
            if (left == 0) {
                main.tell(Word.DONE);
            } else {
                left--;
                neighbours.get(random.next(neighbours.size())).tell(new Ping(self));
            }
        }
    }
}
