package io.warpbeam.examples.bank;

import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;

/**
 * The exchange rates, seen from those who ask. A question that meets a failure of the worker is asked twice more. To be
 * used by processes.
 */
public final class Rates {

    private static final Retries RETRIES = new Retries(3, Duration.ofMillis(2), Duration.ofMillis(20));
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ServerRef worker;

    Rates(Node node) {
        this.worker = ServerRef.named(node, RateWorker.NAME);
    }

    /** The rates at this moment. */
    public Reply<Quote> current() {
        for (int attempt = 1; ; attempt++) {
            if (worker.tryCall(new RateWorker.Ask(), PATIENCE) instanceof CallResult.Replied<Quote>(Quote quote)) {
                return new Reply.Got<>(quote);
            }
            if (!RETRIES.goOnAfter(attempt)) {
                return new Reply.Unavailable<>("The rates worker is being restarted; try again in a moment.");
            }
            Self.current().sleep(RETRIES.pauseAfter(attempt));
        }
    }
}
