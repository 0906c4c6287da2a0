package pekko;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A process spawns a monitored one, which exits, and receives its DOWN; one after the other. An operation is a process.
 */
final class DownRow {

    private DownRow() {}

    static double run(Main main, int size, int operations) throws InterruptedException {
        ActorRef<Word> watcher = main.spawn(Behaviors.setup(context -> new Watcher(context, main.ref(), operations)));
        long start = System.nanoTime();
        watcher.tell(Word.GO);
        main.await(Word.DONE, 1);
        return System.nanoTime() - start;
    }

    private static final class Watcher extends AbstractMatchingBehavior<Word> {

        private final ActorContext<Word> context;
        private final ActorRef<Object> main;
        private int left;

        Watcher(ActorContext<Word> context, ActorRef<Object> main, int operations) {
            super(context);
            this.context = context;
            this.main = main;
            this.left = operations;
        }

        @Override
        public Behavior<Word> onMessage(Word message) {
            watch();
            return this;
        }

        @Override
        public Behavior<Word> onSignal(Signal signal) {
            if (!(signal instanceof Terminated)) {
                return Behaviors.unhandled();
            }
            if (--left > 0) {
                watch();
                return this;
            }
            main.tell(Word.DONE);
            return Behaviors.stopped();
        }

        private void watch() {
            context.watch(context.spawnAnonymous(Behaviors.<Word>setup(_ -> Behaviors.stopped())));
        }
    }
}
