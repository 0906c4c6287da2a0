package pekko;

import harness.Harness;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A tree of processes: each spawns ten, down to the leaves, whose numbers come back as sums. An operation is a leaf.
 *
 * <p>An actor that stops takes its children along, so each ends only after its sum is complete, as in the other peers.
 */
final class Skynet {

    private Skynet() {}

    record Sum(long number) {}

    static double run(Main main, int fan, int leaves) throws InterruptedException {
        long start = System.nanoTime();
        main.spawn(branch(main.ref().narrow(), fan, 0, leaves));
        Sum sum = (Sum) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("sum", leaves * (leaves - 1L) / 2, sum.number());
        return nanos;
    }

    private static Behavior<Sum> branch(ActorRef<Sum> parent, int fan, int number, int leaves) {
        return Behaviors.setup(context -> {
            if (leaves == 1) {
                parent.tell(new Sum(number));
                return Behaviors.stopped();
            }
            int each = leaves / fan;
            for (int child = 0; child < fan; child++) {
                context.spawnAnonymous(branch(context.getSelf(), fan, number + child * each, each));
            }
            return new Branch(context, parent, fan);
        });
    }

    private static final class Branch extends AbstractMatchingBehavior<Sum> {

        private final ActorRef<Sum> parent;
        private int left;
        private long sum;

        Branch(ActorContext<Sum> context, ActorRef<Sum> parent, int fan) {
            super(context);
            this.parent = parent;
            this.left = fan;
        }

        @Override
        public Behavior<Sum> onMessage(Sum message) {
            sum += message.number();
            if (--left > 0) {
                return this;
            }
            parent.tell(new Sum(sum));
            return Behaviors.stopped();
        }
    }
}
