package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import java.time.Duration;
import java.util.Objects;

/**
 * Asks a server to stop. It is never answered: the end of the process fails it, with the exit reason of the process and
 * after its name is free, which is what whoever stops a server waits for.
 *
 * @param reason with which the server is to end
 */
record StopCall(ExitReason reason) implements Call<StopCall.Unanswered> {

    StopCall {
        Objects.requireNonNull(reason, "reason");
    }

    /** The reply that never comes. */
    enum Unanswered {}

    static void requireLimit(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative, but is " + timeout);
        }
    }

    /**
     * What the fate of this call means: nothing when the server ended with the reason asked for, an exception
     * otherwise.
     */
    void check(CallResult<Unanswered> result) {
        switch (result) {
            case CallResult.Replied<Unanswered> replied ->
                throw new IllegalStateException("a server replied to a request to stop: " + replied);
            case CallResult.Failed<Unanswered>(var call, var failure) -> {
                if (!(failure instanceof CallFailure.Exited(var actual) && actual.equals(reason))) {
                    throw new CallFailedException(call, failure);
                }
            }
        }
    }
}
