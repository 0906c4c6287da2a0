package pekko;

import harness.Memory;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Processes that have answered one message and wait. The figure is bytes per process. */
final class Idle {

    private Idle() {}

    record Hello(ActorRef<Object> from) {}

    static double run(Main main, int size, int operations) throws InterruptedException {
        long before = Memory.used();
        ActorRef<Word> parent = main.spawn(Behaviors.setup(context -> new Parent(context, main.ref(), size)));
        parent.tell(Word.GO);
        main.await(Word.READY, size);
        long bytes = Memory.used() - before;
        parent.tell(Word.DONE);
        main.await(Word.GONE, 1);
        return bytes;
    }

    /** Has stopped when its children have. */
    private static final class Parent extends AbstractMatchingBehavior<Word> {

        private final ActorContext<Word> context;
        private final ActorRef<Object> main;
        private final int size;

        Parent(ActorContext<Word> context, ActorRef<Object> main, int size) {
            super(context);
            this.context = context;
            this.main = main;
            this.size = size;
        }

        @Override
        public Behavior<Word> onMessage(Word message) {
            if (message == Word.DONE) {
                return Behaviors.stopped();
            }
            List<ActorRef<Hello>> idle = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                idle.add(context.spawnAnonymous(Behaviors.setup(Waiting::new)));
            }
            idle.forEach(actor -> actor.tell(new Hello(main)));
            return this;
        }

        @Override
        public Behavior<Word> onSignal(Signal signal) {
            if (signal instanceof PostStop) {
                main.tell(Word.GONE);
            }
            return this;
        }
    }

    private static final class Waiting extends AbstractMatchingBehavior<Hello> {

        Waiting(ActorContext<Hello> context) {
            super(context);
        }

        @Override
        public Behavior<Hello> onMessage(Hello message) {
            message.from().tell(Word.READY);
            return this;
        }
    }
}
