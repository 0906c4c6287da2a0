package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import java.util.Optional;

/**
 * A server: a process that keeps a state and answers messages one at a time, OTP's {@code gen_server}. Callbacks take
 * the state and return what to do next; they run in the process of the server, never two at once, and may block. State
 * is best an immutable value, so that callbacks can be tested without a process.
 * {@snippet file="io/warpbeam/actors/server/Account.java" region="server"}
 *
 * <p>A callback that throws ends the server with {@link ExitReason.Crashed}, and one that calls {@link Self#exit} with
 * the reason given there, in both cases after {@link #terminate} with the last state. {@link Self#current()} gives the
 * process inside a callback; a callback that receives from it takes messages away from the other callbacks, so it
 * should select those that it waits for.
 *
 * <p>Not for state without behaviour, which needs no process, nor for a computation that nobody talks to meanwhile,
 * which is a plain process.
 *
 * @param <S> the type of the state
 */
public interface GenServer<S> {

    /**
     * Called first, in the new process; whoever starts the server waits for it. A registered name is visible already.
     *
     * @param self the process
     * @return the first state, or why there is none
     * @throws Exception fails the start with {@link ExitReason.Crashed}
     */
    Init<S> init(Self self) throws Exception;

    /**
     * Answers a call: with {@link Next#reply} at once, or later through {@code from} after {@link Next#noReply}.
     *
     * @param call what was asked
     * @param from where the reply goes; {@code from.of(call)} gives it the type of a call's reply
     * @param state the state so far
     * @return what to do next; unless overridden, crash with {@link UnknownMessageException}
     * @throws Exception ends the server; the caller gets the exit reason
     */
    default Next<S> handleCall(Call<?> call, From<?> from, S state) throws Exception {
        return Next.unknown(call);
    }

    /**
     * Handles a message sent with {@link ServerRef#cast}.
     *
     * @param message that was sent
     * @param state the state so far
     * @return what to do next; unless overridden, crash with {@link UnknownMessageException}
     * @throws Exception ends the server
     */
    default Next<S> handleCast(Object message, S state) throws Exception {
        return Next.unknown(message);
    }

    /**
     * Handles every other message: sent to the pid, from timers, monitors, links, and {@link IdleTimeout}. Unless
     * overridden, logs a warning and goes on.
     *
     * @param message that arrived
     * @param state the state so far
     * @return what to do next
     * @throws Exception ends the server
     */
    default Next<S> handleInfo(Object message, S state) throws Exception {
        return UnhandledInfo.log(this, message, state);
    }

    /**
     * Called right after the callback that asked for it with {@code thenContinue}, before any message.
     *
     * @param argument that it gave
     * @param state the state so far
     * @return what to do next; unless overridden, crash with {@link UnknownMessageException}
     * @throws Exception ends the server
     */
    default Next<S> handleContinue(Object argument, S state) throws Exception {
        return Next.unknown(argument);
    }

    /**
     * Cleans up. Called last when a callback asked to stop or threw, on {@link ServerRef#stop}, and when the exit
     * signal of the parent it is linked to, or of the node that closes, arrives at a server that traps exits. Not
     * called when {@code init} failed, when an exit signal ends a server that does not trap exits, nor on kill.
     *
     * @param reason with which the server is going to exit
     * @param state the last state
     * @throws Exception replaces the exit reason
     */
    default void terminate(ExitReason reason, S state) throws Exception {}

    /**
     * What {@link Sys#status} and crash reports show of this server, to hide secrets or to shorten. It changes what is
     * shown only.
     *
     * @param seen what would be shown
     * @return what is shown
     * @throws Exception replaces what is shown by a note that the formatting failed
     */
    default StatusView formatStatus(StatusView seen) throws Exception {
        return seen;
    }

    /**
     * Starts a server that is linked to nobody; see {@link #start(Node, GenServer, ServerOptions)}.
     *
     * @param node on which
     * @param server its callbacks
     * @return the server, or why there is none
     */
    static StartResult start(Node node, GenServer<?> server) {
        return start(node, server, ServerOptions.DEFAULT);
    }

    /**
     * Starts a server that is linked to nobody. From any thread. Blocks until {@code init} is done; when the start
     * fails, until the process has ended and its name is free.
     *
     * @param node on which
     * @param server its callbacks
     * @param options how
     * @return the server, or why there is none
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting; the new process is killed
     * @throws io.warpbeam.actors.ProcessExit when the calling process ends while it waits; the new process goes on
     */
    static StartResult start(Node node, GenServer<?> server, ServerOptions options) {
        return ServerStarter.start(node, Optional.empty(), server, options);
    }

    /**
     * Starts a server linked to {@code self}, its parent; see {@link #startLink(Self, GenServer, ServerOptions)}.
     *
     * @param self the process that starts it
     * @param server its callbacks
     * @return the server, or why there is none
     */
    static StartResult startLink(Self self, GenServer<?> server) {
        return startLink(self, server, ServerOptions.DEFAULT);
    }

    /**
     * Starts a server linked to {@code self}, its parent. To be called by the process {@code self}. Blocks until
     * {@code init} is done; when the start fails, until the process has ended and its name is free. A start that fails
     * leaves no {@link io.warpbeam.actors.Exit} message in the mailbox of a parent that traps exits, and does not end
     * one that does not. Only an exit signal from elsewhere that ends the new process during {@code init} ends a parent
     * that does not trap exits, as it does at any later time.
     *
     * @param self the process that starts it
     * @param server its callbacks
     * @param options how
     * @return the server, or why there is none
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting; the new process is killed
     * @throws io.warpbeam.actors.ProcessExit when the calling process ends while it waits; the new process gets its
     *     exit signal
     */
    static StartResult startLink(Self self, GenServer<?> server, ServerOptions options) {
        return ServerStarter.start(self.node(), Optional.of(self), server, options);
    }
}
