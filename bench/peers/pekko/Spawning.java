package pekko;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A parent spawns processes in waves; each takes one message, answers and exits. An operation is a process. */
final class Spawning {

    private Spawning() {}

    record Hello(ActorRef<Word> from) {}

    static double run(Main main, int wave, int operations) throws InterruptedException {
        ActorRef<Word> parent =
                main.spawn(Behaviors.setup(context -> new Parent(context, main.ref(), wave, operations)));
        long start = System.nanoTime();
        parent.tell(Word.GO);
        main.await(Word.DONE, 1);
        return System.nanoTime() - start;
    }

    private static final class Parent extends AbstractMatchingBehavior<Word> {

        private final ActorContext<Word> context;
        private final ActorRef<Object> main;
        private final int wave;
        private int toSpawn;
        private int alive;

        Parent(ActorContext<Word> context, ActorRef<Object> main, int wave, int operations) {
            super(context);
            this.context = context;
            this.main = main;
            this.wave = wave;
            this.toSpawn = operations;
        }

        @Override
        public Behavior<Word> onMessage(Word message) {
            if (message == Word.GONE && --alive > 0) {
                return this;
            }
            if (toSpawn > 0) {
                spawnAll();
                return this;
            }
            main.tell(Word.DONE);
            return Behaviors.stopped();
        }

        private void spawnAll() {
            for (int i = 0; i < wave; i++) {
                context.<Hello>spawnAnonymous(Behaviors.setup(Child::new)).tell(new Hello(context.getSelf()));
            }
            alive = wave;
            toSpawn -= wave;
        }
    }

    private static final class Child extends AbstractMatchingBehavior<Hello> {

        Child(ActorContext<Hello> context) {
            super(context);
        }

        @Override
        public Behavior<Hello> onMessage(Hello message) {
            message.from().tell(Word.GONE);
            return Behaviors.stopped();
        }
    }
}
