package io.warpbeam.actors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One runtime: its processes, names, timers, workers and clock. Several may live in one JVM; they share nothing. All
 * methods may be called from any thread.
 */
public sealed interface Node extends AutoCloseable permits LocalNode {

    /**
     * Starts a node with the defaults of {@link NodeBuilder}.
     *
     * @param name for pids, threads and logs; not blank, need not be unique
     * @return a running node, to be closed
     * @throws IllegalArgumentException when the name is blank
     */
    static Node start(String name) {
        return builder(name).start();
    }

    /**
     * {@return the settings of a node, to be changed before it starts}
     *
     * @param name for pids, threads and logs; not blank, need not be unique
     * @throws IllegalArgumentException when the name is blank
     */
    static NodeBuilder builder(String name) {
        return new NodeBuilder(name);
    }

    /** {@return the name of the node, as given at the start} */
    String name();

    /** {@return what the node stands on: clock, threads, randomness} */
    Substrate substrate();

    /**
     * {@return the process that is the parent of everything spawned from plain threads} It asks those processes to shut
     * down when the node closes. It never ends before, and ignores what it is sent.
     */
    Pid root();

    /**
     * Spawns a process with a thread of its own. It is independent: nothing links it to the caller.
     *
     * @param body its code
     * @return the process, which may be running already
     */
    Pid spawn(ProcessBody body);

    /**
     * Spawns a process with a thread of its own.
     *
     * @param options how it is spawned
     * @param body its code
     * @return the process, which may be running already
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Pid spawn(SpawnOptions options, ProcessBody body);

    /**
     * Spawns an event-driven process.
     *
     * @param options how it is spawned
     * @param handler its code
     * @return the process, which may be running already
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Pid spawn(SpawnOptions options, EventHandler handler);

    /**
     * Spawns an event-driven process whose first message is a request, ahead of anything that others send. This is how
     * a starter waits until the new process is ready: it replies, or its end fails the reply.
     *
     * @param <R> the type of the reply
     * @param options how it is spawned
     * @param handler its code
     * @param first its first message, past any bound of its mailbox
     * @return the process and the reply, to wait for
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    <R> Called<R> spawnCalled(SpawnOptions options, EventHandler handler, Call<R> first);

    /**
     * Opens a mailbox for the calling thread.
     *
     * @return the inbox, to be closed by the same thread
     */
    Inbox inbox();

    /**
     * Opens a mailbox for the calling thread, with options.
     *
     * @param options its name, bound and whether it traps exits; the kind of thread has no effect
     * @return the inbox, to be closed by the same thread
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was opened
     */
    Inbox inbox(SpawnOptions options);

    /** {@return the names of this node as a name space, whose keys are strings; the same instance each time} */
    NameSpace names();

    /**
     * Gives a process a name. A process has at most one name, and loses it before anyone is told of its end.
     *
     * @param name not blank
     * @param pid alive and without a name
     * @throws AlreadyRegisteredException when another process holds the name
     * @throws IllegalArgumentException when the process has a name already, has ended, or lives on another node, or
     *     when the name is blank
     */
    void register(String name, Pid pid);

    /**
     * Takes a name from the process that holds it.
     *
     * @param name that may be held
     * @return {@code true} when this took it; {@code false} when nobody held it
     */
    boolean unregister(String name);

    /**
     * {@return the process that holds a name; empty when nobody does} It may have ended when this returns.
     *
     * @param name that may be held
     */
    Optional<Pid> whereis(String name);

    /** {@return the names held, in no order; an unmodifiable snapshot} */
    List<String> registered();

    /**
     * Sends a message to {@code target} after {@code delay}, past any bound of its mailbox. The timer of a process ends
     * with it. A name is looked up when the timer fires, and the message vanishes if nobody holds it then.
     *
     * @param delay zero or less sends at once, on the calling thread; 150 years or more never
     * @param target a process of this node, or a name
     * @param message best an immutable object; the receiver gets the same reference
     * @return the timer, which may be cancelled
     * @throws IllegalArgumentException when {@code target} is a process of another node
     */
    Timer sendAfter(Duration delay, Destination target, Object message);

    /**
     * Sends a message to {@code target} again and again, past any bound of its mailbox, until the timer is cancelled.
     * The n-th message is due n periods from now: the interval does not drift. Messages that are late are made up for,
     * none is left out. The timer of a process ends with it; a name is looked up each time.
     *
     * @param period at least a millisecond; 150 years or more sends never
     * @param target a process of this node, or a name
     * @param message best an immutable object; the receiver gets the same reference each time
     * @return the timer, to be cancelled
     * @throws IllegalArgumentException when {@code period} is too short, or {@code target} is a process of another node
     */
    Timer sendInterval(Duration period, Destination target, Object message);

    /**
     * Sends an exit signal after {@code delay}, on behalf of the process that sets the timer; see {@link Pid#sendExit}.
     * The timer of a process ends with it. A name is looked up when the timer fires.
     *
     * @param delay zero or less sends at once; 150 years or more never
     * @param target a process of this node, or a name
     * @param reason that the signal carries; {@link ExitReason#KILL} cannot be trapped
     * @return the timer, which may be cancelled
     * @throws IllegalArgumentException when {@code target} is a process of another node
     */
    Timer exitAfter(Duration delay, Destination target, ExitReason reason);

    /**
     * Sends a system request, which debugs or controls a process built for it: a server, or whatever is built on
     * servers. Waits for its turn among the messages, past any bound of the mailbox; a suspended process gets it at
     * once. Never blocks. {@link io.warpbeam.actors.server.Sys} offers the requests that servers answer.
     *
     * @param <R> the type of the reply
     * @param target a process of this node
     * @param call what is asked
     * @return the request under way; failed already when the process has ended or is the caller itself
     * @throws IllegalArgumentException when the process lives on another node or is not built for system requests
     */
    <R> PendingReply<R> systemRequest(Pid target, Call<R> call);

    /**
     * {@return the processes alive, by number; a snapshot that is outdated when it arrives} The root process is among
     * them.
     */
    List<Pid> processes();

    /**
     * {@return what is known of a process; empty when it has ended} The parts are read one after the other while it
     * runs.
     *
     * @param pid a process of this node
     * @throws IllegalArgumentException when it lives on another node
     */
    Optional<ProcessInfo> info(Pid pid);

    /**
     * {@return whether the node logs what people should know; see {@link NodeBuilder#logging}} For what is built on it.
     */
    boolean isLogging();

    /** {@return what is known of the node; its counts are read one after the other} */
    NodeInfo info();

    /**
     * Hears system events until the result is closed. The listener is called on the thread that caused the event, in
     * the middle of its work: it must be quick, must not block, and what it throws is logged and dropped.
     *
     * @param listener hears every event from now on; called by several threads, even at once
     * @return to be closed to hear no more; an event under way may still arrive
     */
    Subscription listen(Consumer<? super SystemEvent> listener);

    /**
     * Publishes an event to the listeners of this node; for the layers above processes, supervisors for instance. Calls
     * each listener before it returns.
     *
     * @param event best immutable, for listeners may keep it
     */
    void publish(SystemEvent event);

    /**
     * Has a process asked to shut down before all others when the node closes, and its end awaited; for what starts and
     * stops large parts of a program in an order of its own. Of several the last one named is asked first. No effect on
     * a node that is closing already.
     *
     * @param pid a process of this node
     * @throws IllegalArgumentException when it lives on another node
     */
    void closeFirst(Pid pid);

    /** As {@link #close(Duration)}, 10 seconds at most. */
    @Override
    void close();

    /**
     * Shuts the node down: the processes named by {@link #closeFirst} are asked to shut down, then those spawned from
     * plain threads, one after the other, the last one first, each of them ended before the next is asked; then all
     * that is left is asked together; what has not ended when the time is over is killed. Then names, timers and
     * workers are released. Blocks until done; idempotent. Operations on a closed node throw
     * {@link IllegalStateException}, sends vanish.
     *
     * @param timeout for the orderly part; with zero or less, what does not end at once is killed
     * @throws IllegalStateException when called by a process of this node other than an {@link Inbox}
     * @throws InterruptedWaitException when interrupted while another thread closes the node. An interrupt of the
     *     thread that closes it ends the orderly part: what is left is killed, the node is closed, and the interrupt
     *     status is set again
     */
    void close(Duration timeout);

    /** Something that is heard until it is closed. By any thread. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        /** Ends it; idempotent. */
        @Override
        void close();
    }
}
