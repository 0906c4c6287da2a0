package io.warpbeam.supervision;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Substrate;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.actors.server.StartResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The applications of a node. All methods may be called from any thread, process or not, but not from the tree
 * function, a start phase, or the start or end of a child of an application, for which the process behind this is
 * waiting.
 *
 * <p>That process is the parent of all trees. It does one thing after the other: methods that ask it block until it
 * answers, without limit. They throw {@link io.warpbeam.actors.CallFailedException} when it has ended, as it does with
 * its node, {@link io.warpbeam.actors.InterruptedWaitException} when interrupted, and
 * {@link io.warpbeam.actors.ProcessExit} when the calling process ends.
 *
 * <p>When the node closes, its applications are stopped before anything else is, in the reverse order of their starts;
 * so they are by {@link Node#close(Duration)} as well, within the time given there. Each end, by itself or not, is
 * published as {@link ApplicationEvent}.
 */
public final class Applications {

    /** The name of the process behind the applications of a node. */
    public static final String NAME = "warpbeam.applications";

    private final Node node;
    private final ServerRef server;

    private Applications(Node node, ServerRef server) {
        this.node = node;
        this.server = server;
    }

    /**
     * The applications of a node. The first call on a node starts the process behind them.
     *
     * @param node on which they run
     * @return to talk to it
     * @throws NotStartedException when the process cannot be started
     * @throws IllegalStateException when the node is closed
     */
    public static Applications on(Node node) {
        if (node.whereis(NAME).isPresent()) {
            return new Applications(node, ServerRef.named(node, NAME));
        }
        StartResult started =
                GenServer.start(node, new ApplicationServer(), Launch.options("applications", Optional.of(NAME)));
        return switch (started) {
            case StartResult.Started _, StartResult.AlreadyStarted _ ->
                new Applications(node, ServerRef.named(node, NAME));
            case StartResult.Failed(var reason) -> throw new NotStartedException(started, reason);
            case StartResult.Ignored _, StartResult.TimedOut _ -> throw new NotStartedException(started);
        };
    }

    /**
     * Starts applications that do not run yet, one after the other: each after those that it depends on, otherwise as
     * they are given. An application has started when its tree runs and its start phases are done. When one does not,
     * those that this call has started are stopped again, in reverse.
     *
     * @param applications with all that they depend on and that does not run yet
     * @return what it came to
     * @throws IllegalArgumentException when two of them have the same name, or when they depend on each other in a
     *     circle, which the text names
     */
    public ApplicationStart start(Application<?>... applications) {
        return server.call(new ApplicationCall.Start(StartOrder.of(List.of(applications))), SupervisorRef.NO_LIMIT);
    }

    /**
     * Stops an application, whatever its mode. Those that depend on it go on.
     *
     * @param name of the application
     * @param timeout for all of its processes together, from this call on; what has not ended by then is killed
     * @return how it ended; empty when no such application runs
     */
    public Optional<ApplicationEnd> stop(String name, Duration timeout) {
        return stop(new ApplicationCall.Which.One(Objects.requireNonNull(name, "name")), timeout).stream()
                .findFirst();
    }

    /**
     * Stops all applications, in the reverse order of their starts.
     *
     * @param timeout for all of them together, from this call on; what has not ended by then is killed
     * @return how they ended, in that order
     */
    public List<ApplicationEnd> stopAll(Duration timeout) {
        return stop(new ApplicationCall.Which.All(), timeout);
    }

    private List<ApplicationEnd> stop(ApplicationCall.Which which, Duration timeout) {
        long deadlineNanos = node.substrate().nanoTime() + Nanoseconds.of(timeout);
        return server.call(new ApplicationCall.Stop(which, deadlineNanos), SupervisorRef.NO_LIMIT);
    }

    /**
     * The applications that run.
     *
     * @return what is known of each, in the order of their starts
     */
    public List<ApplicationInfo> running() {
        return server.call(new ApplicationCall.Running(), SupervisorRef.NO_LIMIT);
    }

    /**
     * An application that runs.
     *
     * @param name of the application
     * @return what is known of it; empty when no such application runs
     */
    public Optional<ApplicationInfo> find(String name) {
        return running().stream().filter(info -> info.name().equals(name)).findFirst();
    }

    /**
     * The environment of an application that runs.
     *
     * @param <E> the type of the environment
     * @param name of the application
     * @param type of the environment
     * @return its environment; empty when no such application runs
     * @throws ClassCastException when it has an environment of another type
     */
    public <E extends Record> Optional<E> environment(String name, Class<E> type) {
        return find(name).map(info -> type.cast(info.environment()));
    }

    /**
     * Closes the node when the JVM is asked to end, by a signal or by {@code System.exit}: the applications end in
     * order first. Nothing of the kind happens unless this is called. The JVM waits for it.
     *
     * @param timeout as for {@link Node#close(Duration)}
     * @return to be closed when the JVM may end without that; closing it while the JVM ends has no effect
     * @throws IllegalStateException when the JVM is ending already
     */
    public Node.Subscription closeWithJvm(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        Thread hook = node.substrate()
                .newThread(Substrate.ThreadKind.PLATFORM, "closing " + node.name(), () -> node.close(timeout));
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // the JVM is ending, and the hook runs or has run
            }
        };
    }
}
