package pekko;

import harness.Harness;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Processes cast to one server, then call it once. An operation is a cast. */
final class Casting {

    private Casting() {}

    static double run(Main main, int casters, int operations) throws InterruptedException {
        ActorRef<Counter.ToCounter> server = main.spawn(Counter.create());
        int each = operations / casters;
        List<ActorRef<Object>> started = new ArrayList<>();
        for (int i = 0; i < casters; i++) {
            started.add(main.spawn(Behaviors.setup(context -> new Caster(context, main.ref(), server, each))));
        }
        long start = System.nanoTime();
        started.forEach(caster -> caster.tell(Word.GO));
        main.await(Word.DONE, casters);
        long nanos = System.nanoTime() - start;
        Harness.check("casts", (long) casters * each, Calling.ask(main.system(), server, Counter.Read::new));
        server.tell(Counter.Stop.STOP);
        return nanos;
    }

    private static final class Caster extends AbstractMatchingBehavior<Object> {

        private final ActorContext<Object> context;
        private final ActorRef<Object> main;
        private final ActorRef<Counter.ToCounter> server;
        private final int each;

        Caster(ActorContext<Object> context, ActorRef<Object> main, ActorRef<Counter.ToCounter> server, int each) {
            super(context);
            this.context = context;
            this.main = main;
            this.server = server;
            this.each = each;
        }

        @Override
        public Behavior<Object> onMessage(Object message) {
            if (message == Word.GO) {
                for (int left = each; left > 0; left--) {
                    server.tell(Counter.Cast.INCREMENT);
                }
                server.tell(new Counter.Read(context.getSelf().narrow()));
                return this;
            }
            if ((Integer) message >= each) {
                main.tell(Word.DONE);
            }
            return Behaviors.stopped();
        }
    }
}
