package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Looks into servers and controls them while they run, OTP's {@code sys}: for debugging, tests and shells, not for the
 * everyday traffic of a program. It works with everything that is a server underneath, supervisors included.
 *
 * <p>All methods may be called from any thread, process or not. They block for the answer, 5 seconds at most or as long
 * as said; an interrupt ends the wait. A request takes its turn behind the messages that the server got before, and
 * passes the bound of its mailbox; a suspended server answers at once. It does not cancel an idle time-out. Each method
 * throws
 *
 * <ul>
 *   <li>{@link CallFailedException} when there is no such server, when it ends before it answers, when it does not
 *       answer in time, and when a server asks itself
 *   <li>{@link IllegalArgumentException} when the process is no server
 *   <li>{@link io.warpbeam.actors.InterruptedWaitException} when interrupted while waiting
 *   <li>{@link io.warpbeam.actors.ProcessExit} when the calling process ends while it waits
 * </ul>
 */
public final class Sys {

    private Sys() {}

    /**
     * {@return the state of the server, the very object}
     *
     * @param server to ask
     */
    public static Object state(ServerRef server) {
        return state(server, PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * {@return the state of the server, the very object}
     *
     * @param server to ask
     * @param timeout how long to wait
     */
    public static Object state(ServerRef server, Duration timeout) {
        return ask(server, new SysCall.GetState(), timeout);
    }

    /**
     * {@return the state of the server, the very object}
     *
     * @param <S> the type of the state
     * @param server to ask
     * @param type of the state
     * @throws ClassCastException when it is of another type
     */
    public static <S> S state(ServerRef server, Class<S> type) {
        return type.cast(state(server));
    }

    /**
     * Puts a new state in place of the old one. The function runs in the process of the server, between two callbacks.
     *
     * @param server whose state it is
     * @param function from the old state to the new one; it must know the type of the state
     * @return the new state
     * @throws ReplaceFailedException when the function throws or returns null; the state is untouched, the server goes
     *     on
     */
    public static Object replaceState(ServerRef server, UnaryOperator<Object> function) {
        SysCall.ReplaceState call = new SysCall.ReplaceState(Objects.requireNonNull(function, "function"));
        return switch (ask(server, call, PendingReply.DEFAULT_TIMEOUT)) {
            case SysCall.Replaced.By(var state) -> state;
            case SysCall.Replaced.Not(var failure) -> throw new ReplaceFailedException(failure);
        };
    }

    /**
     * Puts a new state in place of the old one, with the type checked; see {@link #replaceState(ServerRef,
     * UnaryOperator)}.
     *
     * @param <S> the type of the state
     * @param server whose state it is
     * @param type of the state
     * @param function from the old state to the new one
     * @return the new state
     * @throws ReplaceFailedException when the state is of another type, or when the function throws or returns null
     */
    public static <S> S replaceState(ServerRef server, Class<S> type, UnaryOperator<S> function) {
        Objects.requireNonNull(function, "function");
        return type.cast(replaceState(server, state -> function.apply(type.cast(state))));
    }

    /**
     * Suspends the server: messages stay in its mailbox, calls time out, until {@link #resume}. It still answers the
     * requests of this class, obeys exit signals, and ends when its parent does. No effect when it is suspended.
     *
     * @param server to suspend
     */
    public static void suspend(ServerRef server) {
        ask(server, new SysCall.Suspend(true), PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Lets a suspended server go on with the messages that have come meanwhile, requests whose caller no longer waits
     * included. No effect when it is not suspended.
     *
     * @param server to resume
     */
    public static void resume(ServerRef server) {
        ask(server, new SysCall.Suspend(false), PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * {@return what the server tells of itself, its state as {@link GenServer#formatStatus} shows it}
     *
     * @param server to ask
     */
    public static ServerStatus status(ServerRef server) {
        return status(server, PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * {@return what the server tells of itself, its state as {@link GenServer#formatStatus} shows it}
     *
     * @param server to ask
     * @param timeout how long to wait
     */
    public static ServerStatus status(ServerRef server, Duration timeout) {
        return ask(server, new SysCall.GetStatus(), timeout);
    }

    /**
     * Tells a listener what the server does from now on. It is called in the process of the server, in the middle of
     * its work: it must be quick and must not block. What it throws is logged and ends the tracing, not the server.
     *
     * @param server to trace
     * @param listener hears each event, in order
     * @return to be closed to hear no more; the listener is told nothing after that. No effect on a server that ended
     */
    public static Node.Subscription trace(ServerRef server, Consumer<? super TraceEvent> listener) {
        Pid pid = pid(server, new SysCall.GetState());
        ServerRef traced = ServerRef.of(pid);
        SysCall.Listen listen = new SysCall.Listen(Objects.requireNonNull(listener, "listener"));
        ask(traced, listen, PendingReply.DEFAULT_TIMEOUT);
        return () -> {
            SysCall.Unlisten end = new SysCall.Unlisten(listen);
            CallResult<SysCall.Done> ended = pid.node().systemRequest(pid, end).await(PendingReply.DEFAULT_TIMEOUT);
            if (ended instanceof CallResult.Failed<SysCall.Done>(var call, var failure)
                    && !(failure instanceof CallFailure.Exited)) {
                throw new CallFailedException(call, failure);
            }
        };
    }

    /**
     * Keeps the last trace events, to be seen in {@link #status} and crash reports.
     *
     * @param server whose events
     * @param size how many; zero keeps none
     * @throws IllegalArgumentException when {@code size} is negative
     */
    public static void log(ServerRef server, int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative, but is " + size);
        }
        ask(server, new SysCall.KeepLog(size), PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Counts what the server does from now on, anew if it was counting.
     *
     * @param server to count
     */
    public static void startStatistics(ServerRef server) {
        ask(server, new SysCall.Count(true), PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Counts no more.
     *
     * @param server to leave alone
     */
    public static void stopStatistics(ServerRef server) {
        ask(server, new SysCall.Count(false), PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * {@return what the server did since {@link #startStatistics}; empty when it does not count}
     *
     * @param server to ask
     */
    public static Optional<ServerStatistics> statistics(ServerRef server) {
        return ask(server, new SysCall.GetStatistics(), PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Ends the server, suspended or not: {@link GenServer#terminate} runs, then the process ends. Waits until it has
     * ended and its name is free.
     *
     * @param server to end
     * @param reason with which it is to exit
     * @throws CallFailedException also when it ended with another reason
     */
    public static void terminate(ServerRef server, ExitReason reason) {
        StopCall stop = new StopCall(reason);
        Pid pid = pid(server, stop);
        stop.check(pid.node().systemRequest(pid, stop).await(ServerStarter.FOREVER));
    }

    private static <R> R ask(ServerRef server, SysCall<R> call, Duration timeout) {
        Pid pid = pid(server, call);
        return pid.node().systemRequest(pid, call).await(timeout).orThrow();
    }

    private static Pid pid(ServerRef server, Call<?> call) {
        return server.whereis()
                .orElseThrow(() -> new CallFailedException(call, new CallFailure.Exited(ExitReason.NO_PROCESS)));
    }
}
