package pekko;

import harness.Row;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The thread that runs a row: it starts the actors and waits for what they send to an actor that hands it on. */
final class Main {

    /** What the guardian does next. */
    private final ActorSystem<Consumer<ActorContext<?>>> system;

    private final BlockingQueue<Object> mailbox = new LinkedBlockingQueue<>();
    private final ActorRef<Object> ref;

    private Main(ActorSystem<Consumer<ActorContext<?>>> system) {
        this.system = system;
        this.ref = spawn(Behaviors.receiveMessage(message -> {
            mailbox.add(message);
            return message == End.END ? Behaviors.stopped() : Behaviors.same();
        }));
    }

    private enum End {
        END
    }

    /** A row as seen by its main thread. */
    @FunctionalInterface
    interface Work {
        double run(Main main, int size, int operations) throws Exception;
    }

    static ActorSystem<Consumer<ActorContext<?>>> start() {
        return ActorSystem.create(
                Behaviors.receive((context, action) -> {
                    action.accept(context);
                    return Behaviors.same();
                }),
                "bench");
    }

    static Row row(ActorSystem<Consumer<ActorContext<?>>> system, Work work) {
        return (size, operations) -> {
            Main main = new Main(system);
            double figure = work.run(main, size, operations);
            main.ref.tell(End.END);
            return figure;
        };
    }

    ActorSystem<?> system() {
        return system;
    }

    ActorRef<Object> ref() {
        return ref;
    }

    <T> ActorRef<T> spawn(Behavior<T> behavior) {
        CompletableFuture<ActorRef<T>> spawned = new CompletableFuture<>();
        system.tell(context -> spawned.complete(context.spawnAnonymous(behavior)));
        return spawned.join();
    }

    /** Takes one message. */
    Object receive() throws InterruptedException {
        return mailbox.take();
    }

    /** Takes a message a number of times. */
    void await(Object message, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            Object found = receive();
            if (!found.equals(message)) {
                throw new IllegalStateException("expected " + message + ", but got " + found);
            }
        }
    }
}
