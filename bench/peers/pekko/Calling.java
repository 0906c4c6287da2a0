package pekko;

import harness.Harness;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;

/**
 * Virtual threads ask one server, each waiting for every reply. An operation is an ask. An actor of Pekko must not
 * block, so the callers are threads; virtual ones are the faster kind.
 */
final class Calling {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Calling() {}

    static double run(Main main, int callers, int operations) throws InterruptedException {
        ActorRef<Counter.ToCounter> server = main.spawn(Counter.create());
        int each = operations / callers;
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < callers; i++) {
            Thread.ofVirtual().start(() -> {
                try {
                    go.await();
                    for (int left = each; left > 0; left--) {
                        ask(main.system(), server, Counter.Increment::new);
                    }
                    main.ref().tell(Word.DONE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        long start = System.nanoTime();
        go.countDown();
        main.await(Word.DONE, callers);
        long nanos = System.nanoTime() - start;
        Harness.check("calls", (long) callers * each, ask(main.system(), server, Counter.Read::new));
        server.tell(Counter.Stop.STOP);
        return nanos;
    }

    static int ask(
            ActorSystem<?> system,
            ActorRef<Counter.ToCounter> server,
            Function<ActorRef<Integer>, Counter.ToCounter> message) {
        return AskPattern.ask(server, message, TIMEOUT, system.scheduler())
                .toCompletableFuture()
                .join();
    }
}
