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

    /** Starts a node with the defaults of {@link NodeBuilder}. */
    static Node start(String name) {
        return builder(name).start();
    }

    /** For a node with other settings. */
    static NodeBuilder builder(String name) {
        return new NodeBuilder(name);
    }

    /** The name of the node. */
    String name();

    /** What the node stands on: clock, threads, randomness. */
    Substrate substrate();

    /**
     * The process that is the parent of everything spawned from plain threads. It asks those processes to shut down
     * when the node closes. It never ends before, and ignores what it is sent.
     */
    Pid root();

    /** Spawns a process with a thread of its own. It is independent: nothing links it to the caller. */
    Pid spawn(ProcessBody body);

    /**
     * Spawns a process with a thread of its own.
     *
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Pid spawn(SpawnOptions options, ProcessBody body);

    /**
     * Spawns an event-driven process.
     *
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Pid spawn(SpawnOptions options, EventHandler handler);

    /**
     * Spawns an event-driven process whose first message is a request, ahead of anything that others send. This is how
     * a starter waits until the new process is ready: it replies, or its end fails the reply.
     *
     * @param <R> the type of the reply
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    <R> Called<R> spawnCalled(SpawnOptions options, EventHandler handler, Call<R> first);

    /** Opens a mailbox for the calling thread. */
    Inbox inbox();

    /** Opens a mailbox for the calling thread, with options. */
    Inbox inbox(SpawnOptions options);

    /**
     * Gives a process a name. A process has at most one name, and loses it before anyone is told of its end.
     *
     * @throws AlreadyRegisteredException when another process holds the name
     * @throws IllegalArgumentException when the process has a name already, has ended, or lives on another node
     */
    void register(String name, Pid pid);

    /** Takes the name from the process that holds it; {@code false} when nobody does. */
    boolean unregister(String name);

    /** The process that holds a name. */
    Optional<Pid> whereis(String name);

    /** The names held, in no order. */
    List<String> registered();

    /**
     * Sends a message to {@code target} after {@code delay}, past any bound of its mailbox. It vanishes if the process
     * has ended by then.
     */
    Timer sendAfter(Duration delay, Pid target, Object message);

    /**
     * The processes alive, oldest first; a snapshot that is outdated when it arrives. The root process is among them.
     */
    List<Pid> processes();

    /** What is known of a process; empty when it has ended. The parts are read one after the other while it runs. */
    Optional<ProcessInfo> info(Pid pid);

    /** What is known of the node. */
    NodeInfo info();

    /**
     * Hears system events until the result is closed. The listener is called on the thread that caused the event, in
     * the middle of its work: it must be quick, must not block, and what it throws is logged and dropped.
     */
    Subscription listen(Consumer<? super SystemEvent> listener);

    /** Publishes an event to the listeners of this node; for the layers above processes, supervisors for instance. */
    void publish(SystemEvent event);

    /** As {@link #close(Duration)}, 10 seconds at most. */
    @Override
    void close();

    /**
     * Shuts the node down: the processes spawned from plain threads are asked to shut down one after the other, the
     * last one first, each of them ended before the next is asked; then all that is left is asked together; what has
     * not ended when the time is over is killed. Then names, timers and workers are released. Blocks until done;
     * idempotent. Operations on a closed node throw {@link IllegalStateException}, sends vanish.
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
