package io.warpbeam.actors;

import java.time.Duration;

/**
 * Where a message can be sent. A {@link Pid} is the plain case, a {@link Name} stands for whichever process holds it at
 * the moment; other destinations have conditions of their own, which they document. All methods may be called from any
 * thread, process or not.
 */
public sealed interface Destination permits Pid, Name, Alias {

    /**
     * Puts a message at the end of the mailbox of the process. From any thread. Never blocks, except at a full mailbox
     * whose policy is {@link io.warpbeam.mailbox.OverflowPolicy#BLOCK}, where it waits for room; a process that sends
     * to its own full mailbox would wait for itself, and is refused. What the sender did before is visible to the
     * receiver.
     *
     * <p>Sending to an ended process is no error: the message becomes a dead letter.
     *
     * @param message best an immutable object; the receiver gets the same reference
     * @return {@link SendResult#sent()}, or the message itself when a full mailbox refused it
     * @throws NotRegisteredException when this is a name that nobody holds
     * @throws ProcessExit when the calling process has been killed
     * @throws InterruptedWaitException when interrupted while waiting for room
     */
    SendResult send(Object message);

    /**
     * Sends a message that asks to go ahead of ordinary ones. The receiver decides who may ask for that: only through
     * an {@link Alias} made for it the message is more than an ordinary one.
     *
     * @param message best an immutable object; the receiver gets the same reference
     * @return as {@link #send}
     * @throws ProcessExit when the calling process has been killed
     * @throws InterruptedWaitException when interrupted while waiting for room
     */
    default SendResult sendPriority(Object message) {
        return send(message);
    }

    /**
     * Calls the process and waits for its reply, 5 seconds at most; see {@link #call(Call, Duration)}.
     *
     * @param <R> the type of the reply
     * @param call what is asked; the callee gets the same reference
     * @return the reply, never null
     * @throws CallFailedException as {@link #call(Call, Duration)}
     */
    default <R> R call(Call<R> call) {
        return call(call, PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Sends a request and waits for its reply. From any thread, process or not. A call is never answered by anything
     * but its own reply, and it ends at once when the callee ends. A time-out does not stop the callee from working on
     * the request; its late reply vanishes.
     *
     * @param <R> the type of the reply
     * @param call what is asked; the callee gets the same reference
     * @param timeout zero or less does not wait, and fails unless the outcome is known; 150 years or more is no limit
     * @return the reply, never null
     * @throws CallFailedException when the callee has ended, ends before it replied, is the caller itself, did not
     *     reply in time, or has a full mailbox that refused the call
     * @throws ProcessExit when the calling process ends while it waits
     * @throws InterruptedWaitException when interrupted while waiting
     */
    default <R> R call(Call<R> call, Duration timeout) {
        return request(call).await(timeout).orThrow();
    }

    /**
     * Sends a request without waiting for its reply. From any thread. Blocks as {@link #send} does, which is at a full
     * mailbox only.
     *
     * @param <R> the type of the reply
     * @param call what is asked; the callee gets the same reference
     * @return the request under way; failed already when it could not be delivered or is to the caller itself
     * @throws ProcessExit when the calling process has been killed
     * @throws InterruptedWaitException when interrupted while waiting for room
     */
    <R> PendingReply<R> request(Call<R> call);
}
