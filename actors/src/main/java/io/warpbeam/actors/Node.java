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
     * @param name for pids, threads and logs; need not be unique
     * @return a running node, to be closed
     */
    static Node start(String name) {
        return builder(name).start();
    }

    /**
     * For a node with other settings.
     *
     * @param name for pids, threads and logs; need not be unique
     * @return the builder
     */
    static NodeBuilder builder(String name) {
        return new NodeBuilder(name);
    }

    /**
     * The name of the node.
     *
     * @return as given at the start
     */
    String name();

    /**
     * What the node stands on: clock, threads, randomness.
     *
     * @return the real one, unless the builder was given another
     */
    Substrate substrate();

    /**
     * The process that is the parent of everything spawned from plain threads. It asks those processes to shut down
     * when the node closes. It never ends before, and ignores what it is sent.
     *
     * @return its pid
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
     * @param first its first message
     * @return the process and the reply
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
     * @param options its name, bound and whether it traps exits
     * @return the inbox, to be closed by the same thread
     */
    Inbox inbox(SpawnOptions options);

    /**
     * Gives a process a name. A process has at most one name, and loses it before anyone is told of its end.
     *
     * @param name not blank
     * @param pid alive and without a name
     * @throws AlreadyRegisteredException when another process holds the name
     * @throws IllegalArgumentException when the process has a name already, has ended, or lives on another node
     */
    void register(String name, Pid pid);

    /**
     * Takes the name from the process that holds it; {@code false} when nobody does.
     *
     * @param name not blank
     * @return whether the name was held
     */
    boolean unregister(String name);

    /**
     * The process that holds a name.
     *
     * @param name not blank
     * @return its pid; it may have ended when this returns
     */
    Optional<Pid> whereis(String name);

    /**
     * The names held, in no order.
     *
     * @return a snapshot
     */
    List<String> registered();

    /**
     * Sends a message to {@code target} after {@code delay}, past any bound of its mailbox. It vanishes if the process
     * has ended by then.
     *
     * @param delay zero or less sends at once
     * @param target the receiver
     * @param message any object
     * @return the timer, to be cancelled
     */
    Timer sendAfter(Duration delay, Pid target, Object message);

    /**
     * The processes alive, oldest first; a snapshot that is outdated when it arrives. The root process is among them.
     *
     * @return their pids
     */
    List<Pid> processes();

    /**
     * What is known of a process; empty when it has ended. The parts are read one after the other while it runs.
     *
     * @param pid a process of this node
     * @return the parts, each as it was when it was read
     */
    Optional<ProcessInfo> info(Pid pid);

    /**
     * What is known of the node.
     *
     * @return counts, each as it was when it was read
     */
    NodeInfo info();

    /**
     * Hears system events until the result is closed. The listener is called on the thread that caused the event, in
     * the middle of its work: it must be quick, must not block, and what it throws is logged and dropped.
     *
     * @param listener hears every event
     * @return to be closed to hear no more
     */
    Subscription listen(Consumer<? super SystemEvent> listener);

    /**
     * Publishes an event to the listeners of this node; for the layers above processes, supervisors for instance.
     *
     * @param event what happened
     */
    void publish(SystemEvent event);

    /** As {@link #close(Duration)}, 10 seconds at most. */
    @Override
    void close();

    /**
     * Shuts the node down: the processes spawned from plain threads are asked to shut down one after the other, the
     * last one first, each of them ended before the next is asked; then all that is left is asked together; what has
     * not ended when the time is over is killed. Then names, timers and workers are released. Blocks until done;
     * idempotent. Operations on a closed node throw {@link IllegalStateException}, sends vanish.
     *
     * @param timeout for the orderly part
     */
    void close(Duration timeout);

    /** Something that is heard until it is closed. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        /** Ends it; idempotent. */
        @Override
        void close();
    }
}
