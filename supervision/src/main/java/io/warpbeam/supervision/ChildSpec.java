package io.warpbeam.supervision;

import io.warpbeam.actors.AlreadyRegisteredException;
import io.warpbeam.actors.ProcessBody;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.ServerOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a supervisor starts, restarts and ends one child. Immutable; each method returns a changed copy. May be used by
 * any thread and any number of times.
 *
 * <p>Unless changed, a child is permanent. A worker gets 5 seconds to shut down, a supervisor as long as it needs.
 *
 * @param id by which the child is known to its supervisor
 * @param start starts its process
 * @param restart whether it is started again
 * @param shutdown how it is ended
 * @param kind whether it is a supervisor
 * @param significant whether its end by itself may end its supervisor; see {@link AutoShutdown}
 * @param limit how often it may be restarted; empty for as often as its supervisor allows
 */
public record ChildSpec(
        String id,
        ChildStart start,
        Restart restart,
        Shutdown shutdown,
        Kind kind,
        boolean significant,
        Optional<RestartIntensity> limit) {

    /** How long a worker may take to shut down unless its specification says otherwise. */
    public static final Duration WORKER_SHUTDOWN = Duration.ofSeconds(5);

    /** What kind of child it is; for counting and for tree listings. */
    public enum Kind {
        /** A process that does the work. */
        WORKER,
        /** A supervisor of further processes. */
        SUPERVISOR
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when the id is blank
     */
    public ChildSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(shutdown, "shutdown");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(limit, "limit");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank, but is \"" + id + "\"");
        }
    }

    /**
     * A child that is a server; each start takes a new one from {@code server}.
     *
     * @param id by which the child is known to its supervisor
     * @param server gives a new server for each start
     * @return the specification
     */
    public static ChildSpec of(String id, Supplier<? extends GenServer<?>> server) {
        return of(id, server, ServerOptions.DEFAULT);
    }

    /**
     * A child that is a server, started with options: a name for instance, under which it can be found across restarts.
     *
     * @param id by which the child is known to its supervisor
     * @param server gives a new server for each start
     * @param options of each start
     * @return the specification
     */
    public static ChildSpec of(String id, Supplier<? extends GenServer<?>> server, ServerOptions options) {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(options, "options");
        return startedBy(id, self -> Launch.outcome(GenServer.startLink(self, server.get(), options)));
    }

    /**
     * A child that is a process with a thread of its own. It counts as started as soon as it is spawned.
     *
     * @param id by which the child is known to its supervisor
     * @param body the code of the process
     * @return the specification
     */
    public static ChildSpec process(String id, ProcessBody body) {
        return process(id, body, SpawnOptions.DEFAULT);
    }

    /**
     * A child that is a process with a thread of its own, spawned with options. It counts as started as soon as it is
     * spawned.
     *
     * @param id by which the child is known to its supervisor
     * @param body the code of the process
     * @param options of each spawn
     * @return the specification
     */
    public static ChildSpec process(String id, ProcessBody body, SpawnOptions options) {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(options, "options");
        return startedBy(id, self -> {
            try {
                return ChildStart.started(self.spawnLink(options, body));
            } catch (AlreadyRegisteredException taken) {
                return ChildStart.alreadyStarted(taken.holder());
            }
        });
    }

    /**
     * A child that is a supervisor with children of its own.
     *
     * @param id by which the child is known to its supervisor
     * @param supervisor started for each start of the child
     * @return the specification
     */
    public static ChildSpec supervisor(String id, Supervisor supervisor) {
        Objects.requireNonNull(supervisor, "supervisor");
        return supervising(id, self -> Launch.outcome(supervisor.startLinkServer(self)));
    }

    /**
     * A child that is a dynamic supervisor. When it is restarted it is empty.
     *
     * @param id by which the child is known to its supervisor
     * @param supervisor started for each start of the child
     * @return the specification
     */
    public static ChildSpec supervisor(String id, DynamicSupervisor supervisor) {
        Objects.requireNonNull(supervisor, "supervisor");
        return supervising(id, self -> Launch.outcome(supervisor.startLinkServer(self)));
    }

    /**
     * A child that is started by a function.
     *
     * @param id by which the child is known to its supervisor
     * @param start starts its process
     * @return the specification, of a worker
     */
    public static ChildSpec startedBy(String id, ChildStart start) {
        return new ChildSpec(
                id, start, Restart.PERMANENT, Shutdown.after(WORKER_SHUTDOWN), Kind.WORKER, false, Optional.empty());
    }

    /**
     * A child that is a partition supervisor.
     *
     * @param id by which the child is known to its supervisor
     * @param supervisor started for each start of the child
     * @return the specification
     */
    public static ChildSpec supervisor(String id, PartitionSupervisor supervisor) {
        Objects.requireNonNull(supervisor, "supervisor");
        return supervising(id, supervisor::startAsChild);
    }

    /**
     * A child that is started by a function which is given what its {@link DynamicSupervisor} has for all its children;
     * see {@link DynamicSupervisor#extra}. Under a supervisor that has no such thing its start fails.
     *
     * @param <X> the type of what is given
     * @param id by which the child is known to its supervisor
     * @param type of what is given
     * @param start starts its process
     * @return the specification, of a worker
     */
    public static <X> ChildSpec withExtra(String id, Class<X> type, ExtraStart<X> start) {
        return startedBy(id, new LackingStart<>(type, start));
    }

    private static ChildSpec supervising(String id, ChildStart start) {
        return new ChildSpec(
                id, start, Restart.PERMANENT, Shutdown.infinite(), Kind.SUPERVISOR, false, Optional.empty());
    }

    /**
     * Sets by which id it is known.
     *
     * @param newId the id
     * @return the changed copy
     * @throws IllegalArgumentException when it is blank
     */
    public ChildSpec id(String newId) {
        return as(newId, start);
    }

    /**
     * Sets whether it is started again.
     *
     * @param newRestart when it is
     * @return the changed copy
     */
    public ChildSpec restart(Restart newRestart) {
        return new ChildSpec(id, start, newRestart, shutdown, kind, significant, limit);
    }

    /**
     * Sets how it is ended.
     *
     * @param newShutdown the way
     * @return the changed copy
     */
    public ChildSpec shutdown(Shutdown newShutdown) {
        return new ChildSpec(id, start, restart, newShutdown, kind, significant, limit);
    }

    /**
     * Sets what kind of child it is, for one with a start function of its own.
     *
     * @param newKind the kind
     * @return the changed copy
     */
    public ChildSpec kind(Kind newKind) {
        return new ChildSpec(id, start, restart, shutdown, newKind, significant, limit);
    }

    /**
     * Sets whether its end by itself may end its supervisor. Not for a permanent child, which never ends for good.
     *
     * @param newSignificant whether it may
     * @return the changed copy
     */
    public ChildSpec significant(boolean newSignificant) {
        return new ChildSpec(id, start, restart, shutdown, kind, newSignificant, limit);
    }

    /**
     * Limits how often this child is restarted, beside what its supervisor allows for all. When one more restart would
     * be too many, the supervisor lets this child go: it stays stopped, or is forgotten by a {@link DynamicSupervisor},
     * its siblings go on, and {@link SupervisorEvent.ChildGivenUp} is told. The end of a significant child then counts
     * as one by itself. Each failed attempt counts.
     *
     * @param restarts how many are allowed; zero for none
     * @param period how long each of them counts
     * @return the changed copy
     * @throws IllegalArgumentException when {@code restarts} is negative, or {@code period} is not a positive number of
     *     whole seconds
     */
    public ChildSpec limit(int restarts, Duration period) {
        return new ChildSpec(
                id, start, restart, shutdown, kind, significant, Optional.of(new RestartIntensity(restarts, period)));
    }

    /** The same under another id, and started otherwise. */
    ChildSpec as(String newId, ChildStart newStart) {
        return new ChildSpec(newId, newStart, restart, shutdown, kind, significant, limit);
    }

    /** With its start completed, if it is one of those that lack something. */
    ChildSpec withExtra(Object extra) {
        return start instanceof LackingStart<?> lacking ? as(id, lacking.with(extra)) : this;
    }

    /**
     * What is worth keeping of it once its child runs: the start of a temporary child, and all that it refers to, is
     * not.
     */
    ChildSpec retained() {
        return restart == Restart.TEMPORARY ? as(id, ForgottenStart.INSTANCE) : this;
    }
}
