package io.warpbeam.actors;

/**
 * An event handler that answers system requests, which debug and control it: servers do. Its methods are called on the
 * thread of the process, one at a time together with those of {@link EventHandler}, except where noted.
 *
 * <p>A system request takes its turn among the messages. A handler that says it is suspended gets no messages any more,
 * which stay in the mailbox; it gets system requests at once, and the exit messages that it obeys.
 */
public interface SystemHandler extends EventHandler {

    /**
     * Called for each system request in turn.
     *
     * @param request that was sent with {@link Node#systemRequest}
     * @throws Exception ends the process with {@link ExitReason.Crashed}
     */
    void handleSystem(Request<?> request) throws Exception;

    /**
     * Called after each system request, when the process takes messages or not as {@link #isSuspended} says: the place
     * to answer a request that changed it. Does nothing unless overridden. An exception ends the process as one of
     * {@link #handleSystem} does.
     */
    default void settled() {}

    /**
     * {@return whether the process takes no messages} Asked after each system request, and at any time by any thread,
     * which must see it before the answer to the request that changed it.
     */
    boolean isSuspended();

    /**
     * {@return whether a suspended process gets this message at once, because it ends with it}
     *
     * @param exit that a process which traps exits has got
     */
    boolean obeys(Exit exit);
}
