package io.warpbeam.actors;

/**
 * A further address of a process, which the process can take back: for replies that nobody waits for any more. What is
 * sent to an alias is received like what is sent to the pid, in the order sent, as long as the alias is active; sent to
 * an alias that is not, it vanishes. This is decided at receipt: what the process has not received when it ends the
 * alias is gone. A request through an alias that is not active fails as one to an ended process.
 *
 * <p>An alias is made by {@link Self#alias} or along with a monitor ({@link MonitorOptions#alias}). It is compared by
 * identity. All methods may be called from any thread.
 */
public sealed interface Alias extends Destination permits AliasRef {

    /**
     * As {@link #send}. If the process made the alias for priority messages, the message goes behind the priority
     * messages that wait and ahead of all others.
     *
     * @param message best an immutable object; the receiver gets the same reference
     * @return {@link SendResult#sent()}, or the message itself when a full mailbox refused it
     * @throws ProcessExit when the calling process has been killed
     * @throws InterruptedWaitException when interrupted while waiting for room
     */
    @Override
    SendResult sendPriority(Object message);

    /**
     * Sends an exit signal, as {@link Pid#sendExit}, which has no effect if the alias is not active when the signal is
     * received.
     *
     * @param reason that the signal carries; {@code KILL} cannot be trapped
     */
    void sendExit(ExitReason reason);

    /**
     * As {@link #sendExit}. If the process traps exits and made the alias for priority messages, the {@link Exit}
     * message is a priority message.
     *
     * @param reason that the signal carries; {@code KILL} cannot be trapped
     */
    void sendExitPriority(ExitReason reason);
}
