package io.warpbeam.testkit;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.From;
import java.util.Objects;

/**
 * A call that a probe received, to be answered. Immutable; any thread may use it.
 *
 * @param <C> the type of the call
 * @param <R> the type of its reply
 * @param call what was asked
 * @param from where the reply goes
 */
public record ReceivedCall<C extends Call<R>, R>(C call, From<R> from) {

    /** Checks the components. */
    public ReceivedCall {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(from, "from");
    }

    /**
     * Replies. From any thread; never blocks.
     *
     * @param value the reply
     * @throws AssertionError when it reaches nobody: there was an earlier reply, or the caller no longer waits
     */
    public void reply(R value) {
        if (!from.reply(value)) {
            throw new AssertionError("reply " + Text.of(value) + " to call " + Text.of(call) + " by " + from.caller()
                    + " reached nobody: it was answered before, or its caller no longer waits");
        }
    }
}
