package io.warpbeam.actors;

import java.util.Objects;

/**
 * Unwinds the code of a process that ends, so that {@code finally} blocks and resources close. Thrown by
 * {@link Self#exit}, and by every operation of a process that an exit signal has ended. It is an {@link Error} so that
 * a handler for exceptions does not catch it by accident. Code that catches it anyway takes back an exit of its own,
 * but cannot revive a process that an exit signal has ended: its next operation throws again. Thrown on the thread of
 * the process. It has no stack trace.
 */
public final class ProcessExit extends Error {

    private static final long serialVersionUID = 1L;

    private final transient ExitReason reason;

    /**
     * For the code of a process that wants to end it.
     *
     * @param reason with which the process ends
     */
    public ProcessExit(ExitReason reason) {
        super(null, null, false, false);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** {@return the reason with which the process ends: its own, or that of the exit signal} */
    public ExitReason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return "process exits: " + CrashText.shown(reason);
    }
}
