package pekko;

import harness.Harness;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Producers flood one consumer. An operation is a message. */
final class FanIn {

    private FanIn() {}

    record Item(int number) {}

    record Sum(long total) {}

    static double run(Main main, int producers, int operations) throws InterruptedException {
        int each = operations / producers;
        ActorRef<Item> consumer =
                main.spawn(Behaviors.setup(context -> new Consumer(context, main.ref(), each * producers)));
        List<ActorRef<Word>> started = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            started.add(main.spawn(Behaviors.setup(context -> new Producer(context, consumer, each))));
        }
        long start = System.nanoTime();
        started.forEach(producer -> producer.tell(Word.GO));
        Sum sum = (Sum) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("sum", producers * (each * (each + 1L) / 2), sum.total());
        return nanos;
    }

    private static final class Producer extends AbstractMatchingBehavior<Word> {

        private final ActorRef<Item> consumer;
        private final int each;

        Producer(ActorContext<Word> context, ActorRef<Item> consumer, int each) {
            super(context);
            this.consumer = consumer;
            this.each = each;
        }

        @Override
        public Behavior<Word> onMessage(Word message) {
            for (int number = each; number > 0; number--) {
                consumer.tell(new Item(number));
            }
            return Behaviors.stopped();
        }
    }

    private static final class Consumer extends AbstractMatchingBehavior<Item> {

        private final ActorRef<Object> main;
        private int left;
        private long sum;

        Consumer(ActorContext<Item> context, ActorRef<Object> main, int left) {
            super(context);
            this.main = main;
            this.left = left;
        }

        @Override
        public Behavior<Item> onMessage(Item message) {
            sum += message.number();
            if (--left == 0) {
                main.tell(new Sum(sum));
                return Behaviors.stopped();
            }
            return this;
        }
    }
}
