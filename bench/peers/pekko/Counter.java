package pekko;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The server of the rows call, call-100 and cast. */
final class Counter extends AbstractMatchingBehavior<Counter.ToCounter> {

    private int count;

    private Counter(ActorContext<ToCounter> context) {
        super(context);
    }

    sealed interface ToCounter {}

    record Increment(ActorRef<Integer> replyTo) implements ToCounter {}

    record Read(ActorRef<Integer> replyTo) implements ToCounter {}

    enum Cast implements ToCounter {
        INCREMENT
    }

    enum Stop implements ToCounter {
        STOP
    }

    static Behavior<ToCounter> create() {
        return Behaviors.setup(Counter::new);
    }

    @Override
    public Behavior<ToCounter> onMessage(ToCounter message) {
        switch (message) {
            case Increment(ActorRef<Integer> replyTo) -> replyTo.tell(++count);
            case Read(ActorRef<Integer> replyTo) -> replyTo.tell(count);
            case Cast.INCREMENT -> count++;
            case Stop.STOP -> {
                return Behaviors.stopped();
            }
        }
        return this;
    }
}
