package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The system requests that servers answer, beside {@link StopCall}.
 *
 * @param <R> the type of the reply
 */
sealed interface SysCall<R> extends Call<R> {

    /** It is done. */
    record Done() {}

    /** Tells the state. */
    record GetState() implements SysCall<Object> {}

    /** Puts a new state in place of the old one; the reply is a failure when the function has one. */
    record ReplaceState(UnaryOperator<Object> function) implements SysCall<Replaced> {}

    /** What became of {@link ReplaceState}. */
    sealed interface Replaced {
        /** It is in place. */
        record By(Object state) implements Replaced {}

        /** The function failed. */
        record Not(Throwable failure) implements Replaced {}
    }

    /** Takes no messages any more, or takes them again. */
    record Suspend(boolean suspended) implements SysCall<Done> {}

    /** Tells the status. */
    record GetStatus() implements SysCall<ServerStatus> {}

    /** Adds a listener. */
    record Listen(Consumer<? super TraceEvent> listener) implements SysCall<Done> {}

    /** Removes a listener, told by identity of the request that added it. */
    record Unlisten(Listen added) implements SysCall<Done> {}

    /** Keeps so many trace events; none with zero. */
    record KeepLog(int size) implements SysCall<Done> {}

    /** Counts, or counts no more. */
    record Count(boolean counting) implements SysCall<Done> {}

    /** Tells the counts. */
    record GetStatistics() implements SysCall<Optional<ServerStatistics>> {}
}
