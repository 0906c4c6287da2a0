package io.warpbeam.actors.server;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;

/** What the start of a server came to, seen from its starter. Immutable; any thread may use it. */
public sealed interface StartResult {

    /**
     * The server is ready.
     *
     * @param ref the server
     */
    record Started(ServerRef ref) implements StartResult {}

    /** The server did not want to start. */
    record Ignored() implements StartResult {}

    /**
     * The start failed.
     *
     * @param reason why
     */
    record Failed(ExitReason reason) implements StartResult {}

    /**
     * The name is held by another process.
     *
     * @param holder of the name
     */
    record AlreadyStarted(Pid holder) implements StartResult {}

    /**
     * The start took too long; the process was killed.
     *
     * @param timeout that was allowed
     */
    record TimedOut(Duration timeout) implements StartResult {}

    /**
     * {@return the server}
     *
     * @throws StartFailedException when there is none
     */
    default ServerRef orThrow() {
        return switch (this) {
            case Started(var ref) -> ref;
            case Ignored _, Failed _, AlreadyStarted _, TimedOut _ -> throw new StartFailedException(this);
        };
    }
}
