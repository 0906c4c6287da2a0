package pekko;

import harness.Harness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** One process sets timers, all pending at once, then cancels each. An operation is a timer set and cancelled. */
final class Timing {

    private Timing() {}

    record Cancelled(int count) {}

    static double run(Main main, int size, int operations) throws InterruptedException {
        ActorRef<Word> setter = main.spawn(Behaviors.setup(context -> new Setter(context, main.ref(), size)));
        long start = System.nanoTime();
        setter.tell(Word.GO);
        Cancelled cancelled = (Cancelled) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("cancelled", size, cancelled.count());
        return nanos;
    }

    private static final class Setter extends AbstractMatchingBehavior<Word> {

        private final ActorContext<Word> context;
        private final ActorRef<Object> main;
        private final int size;

        Setter(ActorContext<Word> context, ActorRef<Object> main, int size) {
            super(context);
            this.context = context;
            this.main = main;
            this.size = size;
        }

        /** Between one and two minutes. */
        @Override
        public Behavior<Word> onMessage(Word message) {
            List<Cancellable> timers = new ArrayList<>();
            for (int number = 1; number <= size; number++) {
                Duration delay = Duration.ofMillis(60_000 + number % 60_000);
                timers.add(context.scheduleOnce(delay, context.getSelf(), Word.GONE));
            }
            int cancelled = 0;
            for (Cancellable timer : timers) {
                if (timer.cancel()) {
                    cancelled++;
                }
            }
            main.tell(new Cancelled(cancelled));
            return Behaviors.stopped();
        }
    }
}
