package io.warpbeam.recovery;

import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import java.time.Duration;

/**
 * A task under way in a process of its own. What it comes to can be waited for by the process or thread that has
 * spawned it.
 *
 * @param <T> the type of the result
 */
public final class Spawned<T> {

    private final Pid pid;
    private final PendingReply<Outcome<T>> reply;

    Spawned(Pid pid, PendingReply<Outcome<T>> reply) {
        this.pid = pid;
        this.reply = reply;
    }

    /** {@return its process, to be linked to, monitored or ended} From any thread. */
    public Pid pid() {
        return pid;
    }

    /**
     * Waits for what the task comes to. When this time is over the task goes on, but nobody is told any more.
     *
     * @param patience how long to wait
     * @return what it came to; {@link Outcome.TimedOut} when the time of the task or this one was over
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    public Outcome<T> await(Duration patience) {
        return switch (reply.await(patience)) {
            case CallResult.Replied<Outcome<T>>(var outcome) -> outcome;
            case CallResult.Failed<Outcome<T>>(var _, CallFailure failure) -> missing(failure, patience);
        };
    }

    private static <T> Outcome<T> missing(CallFailure failure, Duration patience) {
        return switch (failure) {
            case CallFailure.Exited(ExitReason.Custom(TaskLimit(var timeout))) -> new Outcome.TimedOut<>(timeout);
            case CallFailure.Exited(var reason) -> new Outcome.Ended<>(reason);
            case CallFailure.TimedOut _ -> new Outcome.TimedOut<>(patience);
            case CallFailure.CallingSelf _, CallFailure.Refused _, CallFailure.Isolated _, CallFailure.Abandoned _ ->
                new Outcome.Ended<>(ExitReason.of(failure));
        };
    }
}
