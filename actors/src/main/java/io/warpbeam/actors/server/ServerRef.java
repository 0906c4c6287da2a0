package io.warpbeam.actors.server;

import io.warpbeam.actors.Alias;
import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Destination;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Name;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SendResult;
import java.time.Duration;
import java.util.Optional;

/**
 * A server to talk to: one process, or whatever process holds a name at the moment of use. All methods may be called
 * from any thread, process or not. References are equal when they are to the same process, or to equal names.
 */
public sealed interface ServerRef permits PidServerRef, NamedServerRef {

    /**
     * {@return the server at a destination: one process, or whichever holds a name when it is used}
     *
     * @param destination of the server
     * @throws IllegalArgumentException when it is an alias, which tells nobody whose it is
     */
    static ServerRef of(Destination destination) {
        return switch (destination) {
            case Pid pid -> new PidServerRef(pid);
            case Name name -> new NamedServerRef(name);
            case Alias alias ->
                throw new IllegalArgumentException("destination must be a pid or a name, but is " + alias);
        };
    }

    /**
     * {@return the server that holds {@code name} whenever it is used} This is the stable address of a server that may
     * be restarted.
     *
     * @param node that knows the name
     * @param name of the server
     */
    static ServerRef named(Node node, String name) {
        return new NamedServerRef(Name.of(node, name));
    }

    /** {@return the process: the one at the pid, ended or not, or the one that holds the name at this moment} */
    Optional<Pid> whereis();

    /**
     * {@return the process at this moment}
     *
     * @throws java.util.NoSuchElementException when nobody holds the name
     */
    default Pid pid() {
        return whereis().orElseThrow();
    }

    /**
     * Calls the server and waits for its reply, 5 seconds at most.
     *
     * @param <R> the type of the reply
     * @param call what to ask; the server gets the same reference
     * @return the reply
     * @throws CallFailedException as {@link Pid#call(Call, Duration)}
     */
    default <R> R call(Call<R> call) {
        return call(call, PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Calls the server and waits for its reply; see {@link Pid#call(Call, Duration)}.
     *
     * @param <R> the type of the reply
     * @param call what to ask; the server gets the same reference
     * @param timeout how long to wait; zero or less fails unless the outcome is known, 150 years or more is no limit
     * @return the reply
     * @throws CallFailedException when there is no reply
     */
    default <R> R call(Call<R> call, Duration timeout) {
        return tryCall(call, timeout).orThrow();
    }

    /**
     * As {@link #call(Call, Duration)}, with the failure as a value.
     *
     * @param <R> the type of the reply
     * @param call what to ask; the server gets the same reference
     * @param timeout how long to wait; zero or less fails unless the outcome is known, 150 years or more is no limit
     * @return the reply, or why there is none
     * @throws io.warpbeam.actors.ProcessExit when the calling process ends while it waits
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    <R> CallResult<R> tryCall(Call<R> call, Duration timeout);

    /**
     * Sends a message to {@link GenServer#handleCast}. Blocks as {@link Pid#send} does, which is at a full mailbox
     * only. Without such a server the message vanishes, and that is no error.
     *
     * @param message to send
     * @return {@link SendResult#sent()}, or the message itself when a full mailbox refused it
     */
    SendResult cast(Object message);

    /**
     * Sends a message to {@link GenServer#handleInfo}, as {@link Pid#send} does. Without such a server it vanishes, and
     * that is no error.
     *
     * @param message to send
     * @return {@link SendResult#sent()}, or the message itself when a full mailbox refused it
     */
    SendResult send(Object message);

    /**
     * Stops the server with {@link ExitReason#NORMAL} and waits for its end without limit; see {@link #stop(ExitReason,
     * Duration)}.
     *
     * @throws CallFailedException when there is no such server, or when it ended with another reason
     */
    default void stop() {
        stop(ExitReason.NORMAL, ServerStarter.FOREVER);
    }

    /**
     * Stops the server: after the messages that are in its mailbox already, {@link GenServer#terminate} runs, then the
     * process ends. Waits until it has ended and its name is free; a time-out or an interrupt ends the wait, not the
     * stop.
     *
     * @param reason with which it is to exit
     * @param timeout how long to wait, zero or more; 150 years or more is no limit
     * @throws CallFailedException when there is no such server ({@link io.warpbeam.actors.CallFailure.Exited} with
     *     {@link ExitReason#NO_PROCESS}), when it ended with another reason (which {@code Exited} tells), when it did
     *     not end in time, when a full mailbox refused the request, or when a server stops itself in this way
     * @throws IllegalArgumentException when {@code timeout} is negative; nothing was sent
     */
    void stop(ExitReason reason, Duration timeout);
}
