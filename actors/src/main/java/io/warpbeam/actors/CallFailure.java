package io.warpbeam.actors;

import java.time.Duration;

/** Why a call got no reply. Immutable; any thread may use it. */
public sealed interface CallFailure {

    /**
     * The callee ended before it replied, or had ended before ({@link ExitReason#NO_PROCESS}).
     *
     * @param reason the exit reason of the callee
     */
    record Exited(ExitReason reason) implements CallFailure {}

    /**
     * No reply in time. The callee may still work on the request.
     *
     * @param timeout how long the caller waited
     */
    record TimedOut(Duration timeout) implements CallFailure {}

    /** A process called itself. */
    record CallingSelf() implements CallFailure {}

    /** The mailbox of the callee is full and refuses. */
    record Refused() implements CallFailure {}

    /**
     * The reply to a system request may not leave the callee, because of the isolation level of one of the two. The
     * callee goes on. (An ordinary reply that may not leave fails in the callee, where it was sent.)
     *
     * @param why as {@link IsolationException} tells it
     */
    record Isolated(String why) implements CallFailure {}

    /** The caller abandoned the request. */
    record Abandoned() implements CallFailure {}
}
