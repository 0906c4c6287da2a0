package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;

/**
 * What the start of a supervisor came to.
 *
 * @param <R> how the supervisor is talked to
 */
public sealed interface SupervisorStart<R> {

    /**
     * The supervisor runs, and so do its first children.
     *
     * @param <R> how the supervisor is talked to
     * @param ref the supervisor
     */
    record Started<R>(R ref) implements SupervisorStart<R> {}

    /**
     * The supervisor decided not to run; see {@link Supervisor#init}.
     *
     * @param <R> how the supervisor is talked to
     */
    record Ignored<R>() implements SupervisorStart<R> {}

    /**
     * The start failed; what had been started has been ended again.
     *
     * @param <R> how the supervisor is talked to
     * @param reason a shutdown with a {@link FailedToStartChild} when a child did not start
     */
    record Failed<R>(ExitReason reason) implements SupervisorStart<R> {}

    /**
     * The name of the supervisor is held by another process.
     *
     * @param <R> how the supervisor is talked to
     * @param holder of the name
     */
    record AlreadyStarted<R>(Pid holder) implements SupervisorStart<R> {}

    /**
     * The supervisor.
     *
     * @return how the supervisor is talked to
     * @throws NotStartedException when there is none
     */
    default R orThrow() {
        return switch (this) {
            case Started<R>(var ref) -> ref;
            case Failed<R>(var reason) -> throw new NotStartedException(this, reason);
            case AlreadyStarted<R> _, Ignored<R> _ -> throw new NotStartedException(this);
        };
    }
}
