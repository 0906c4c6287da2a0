package io.warpbeam.coroutine;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Pid;
import java.util.Optional;

/** An order to a runner: a request from sync operations, in an {@link Async} from the others. */
sealed interface RunnerCall extends Call<Outcome> {

    /** Go on from the yield. */
    record Resume(Object value) implements RunnerCall {}

    /** Unwind. */
    record Cancel() implements RunnerCall {}

    /** An order without a request, with the address of the outcome if it was given one. */
    record Async(RunnerCall call, Optional<Pid> replyTo) {}

    /** Not an order but a request to begin, for a runner that was spawned to wait for it. */
    record Start() implements Call<Outcome> {}
}
