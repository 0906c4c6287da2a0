package pekko;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Processes alive at once, then each woken once, which ends it. An operation is a process. */
final class Crowd {

    private Crowd() {}

    static double run(Main main, int size, int operations) throws InterruptedException {
        ActorRef<Word> parent = main.spawn(Behaviors.setup(context -> new Parent(context, main.ref(), size)));
        long start = System.nanoTime();
        parent.tell(Word.GO);
        main.await(Word.DONE, 1);
        return System.nanoTime() - start;
    }

    private static final class Parent extends AbstractMatchingBehavior<Word> {

        private final ActorContext<Word> context;
        private final ActorRef<Object> main;
        private final int size;
        private int alive;

        Parent(ActorContext<Word> context, ActorRef<Object> main, int size) {
            super(context);
            this.context = context;
            this.main = main;
            this.size = size;
        }

        @Override
        public Behavior<Word> onMessage(Word message) {
            if (message == Word.GO) {
                spawnAll();
            } else if (--alive == 0) {
                main.tell(Word.DONE);
                return Behaviors.stopped();
            }
            return this;
        }

        private void spawnAll() {
            List<ActorRef<Spawning.Hello>> members = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                members.add(context.spawnAnonymous(Behaviors.setup(Member::new)));
            }
            members.forEach(member -> member.tell(new Spawning.Hello(context.getSelf())));
            alive = size;
        }
    }

    private static final class Member extends AbstractMatchingBehavior<Spawning.Hello> {

        Member(ActorContext<Spawning.Hello> context) {
            super(context);
        }

        @Override
        public Behavior<Spawning.Hello> onMessage(Spawning.Hello message) {
            message.from().tell(Word.GONE);
            return Behaviors.stopped();
        }
    }
}
