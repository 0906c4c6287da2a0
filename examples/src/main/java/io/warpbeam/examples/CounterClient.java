package io.warpbeam.examples;

import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;

/** Calls a counter that may be in the middle of a restart. */
final class CounterClient {

    private static final int ATTEMPTS = 100;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private CounterClient() {}

    /**
     * Adds to the counter. A call that meets its death fails at once, and is made again a little later.
     *
     * @throws io.warpbeam.actors.CallFailedException when it does not come back
     */
    static long addWhenItIsBack(Node node, ServerRef counter, long amount) {
        try (Inbox inbox = node.inbox()) {
            CallResult<Long> result = counter.tryCall(new Counter.Add(amount), Duration.ofSeconds(5));
            for (int attempt = 1; attempt < ATTEMPTS && isOfTheDead(result); attempt++) {
                inbox.sleep(PAUSE);
                result = counter.tryCall(new Counter.Add(amount), Duration.ofSeconds(5));
            }
            return result.orThrow();
        }
    }

    private static boolean isOfTheDead(CallResult<Long> result) {
        return result instanceof CallResult.Failed<Long>(var _, CallFailure.Exited _);
    }
}
