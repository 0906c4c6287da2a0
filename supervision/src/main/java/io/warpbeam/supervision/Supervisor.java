package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.StartResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A supervisor to be started: a process that starts other processes, its children, in order, starts them again when
 * they end, and ends them in reverse order when it ends itself. Immutable; each method returns a changed copy. May be
 * used by any thread, and started any number of times.
 *
 * <pre>{@code
 * SupervisorRef shop = Supervisor.oneForOne()
 *         .intensity(3, Duration.ofSeconds(5))
 *         .child("db", Restart.PERMANENT, DbPool::new)
 *         .child(ChildSpec.of("mailer", Mailer::new).restart(Restart.TRANSIENT))
 *         .start(node)
 *         .orThrow();
 * }</pre>
 *
 * <p>A supervisor that would have to restart more often than its intensity allows gives up: it ends its children and
 * then itself, with {@link ExitReason#SHUTDOWN}. Under a supervisor of its own it should therefore be permanent, as it
 * is unless told otherwise, or {@link #failing}.
 *
 * <p>A supervisor ignores exit signals of others than its parent and its children. Its parent's ends it, with the same
 * reason, after its children. When it is killed it ends nothing: its children get an exit signal over their link, and
 * one that traps exits may live on.
 *
 * <p>What a supervisor does is published as {@link SupervisorEvent}. For children of one kind that come and go in large
 * numbers there is {@link DynamicSupervisor}. The semantics are those of OTP's {@code supervisor}.
 */
public final class Supervisor {

    private final Policy policy;
    private final List<ChildSpec> children;
    private final Optional<String> name;
    private final Optional<SupervisorInit> init;

    private Supervisor(Policy policy, List<ChildSpec> children, Optional<String> name, Optional<SupervisorInit> init) {
        this.policy = policy;
        this.children = children;
        this.name = name;
        this.init = init;
    }

    private static Supervisor of(Strategy strategy) {
        return new Supervisor(Policy.fixed(strategy), List.of(), Optional.empty(), Optional.empty());
    }

    private Supervisor with(Policy newPolicy) {
        return new Supervisor(newPolicy, children, name, init);
    }

    /**
     * A supervisor that restarts a child alone. It has no children yet, no name, and allows 3 restarts within 5
     * seconds.
     *
     * @return the supervisor to be started
     */
    public static Supervisor oneForOne() {
        return of(new Strategy.OneForOne());
    }

    /**
     * A supervisor that restarts all its children when it restarts one: those that run are ended in reverse order, then
     * all are started in order, also those that had been stopped. Temporary children are ended and forgotten. It has no
     * children yet, no name, and allows 3 restarts within 5 seconds.
     *
     * @return the supervisor to be started
     */
    public static Supervisor oneForAll() {
        return of(new Strategy.OneForAll());
    }

    /**
     * A supervisor that restarts, with a child, those that were started after it; as {@link #oneForAll} with these.
     *
     * @return the supervisor to be started
     */
    public static Supervisor restForOne() {
        return of(new Strategy.RestForOne());
    }

    /**
     * Sets how many restarts are allowed within {@code period}; one more, and the supervisor gives up. An attempt to
     * restart that fails counts too. Restarts are counted in whole seconds, as in OTP: one that is a period and a
     * fraction of a second old may still count.
     *
     * @param restarts how many are allowed; zero for none
     * @param period how long each of them counts
     * @return the changed copy
     * @throws IllegalArgumentException when {@code restarts} is negative, or {@code period} is not a positive number of
     *     whole seconds
     */
    public Supervisor intensity(int restarts, Duration period) {
        return with(policy.with(new RestartIntensity(restarts, period)));
    }

    /**
     * Ends the supervisor when its significant children have done their work. Unless set, it does not.
     *
     * @param autoShutdown when it ends
     * @return the changed copy
     */
    public Supervisor autoShutdown(AutoShutdown autoShutdown) {
        return with(policy.with(Objects.requireNonNull(autoShutdown, "autoShutdown")));
    }

    /**
     * Waits before each restart. An attempt counts when it is decided on, and the children that are restarted along are
     * ended then; the starts come after the wait. Meanwhile the child counts as being restarted, and everything else is
     * served. Unless set, the first attempt comes at once and each further one when what is in the mailbox by then has
     * been served.
     *
     * @param backoff how long
     * @return the changed copy
     */
    public Supervisor backoff(Backoff backoff) {
        return with(policy.with(Objects.requireNonNull(backoff, "backoff")));
    }

    /**
     * Ends with {@link TooManyRestarts}, which is a failure, when it gives up, instead of {@link ExitReason#SHUTDOWN}.
     * A supervisor of its own then restarts it even when it is transient.
     *
     * @return the changed copy
     */
    public Supervisor failing() {
        return with(policy.asFailing());
    }

    /**
     * Decides at each start what the supervisor is like, and whether it is wanted.
     *
     * @param decision called in the process of the supervisor
     * @return the changed copy
     */
    public Supervisor init(SupervisorInit decision) {
        return new Supervisor(policy, children, name, Optional.of(decision));
    }

    /**
     * Registers the supervisor under a name.
     *
     * @param newName the name
     * @return the changed copy
     */
    public Supervisor name(String newName) {
        return new Supervisor(policy, children, Optional.of(newName), init);
    }

    /**
     * Adds a child behind the others.
     *
     * @param spec how the child is treated
     * @return the changed copy
     * @throws IllegalArgumentException when there is one with the same id, or this one is significant and permanent
     */
    public Supervisor child(ChildSpec spec) {
        if (spec.significant() && spec.restart() == Restart.PERMANENT) {
            throw new IllegalArgumentException(
                    "spec must not be both significant and permanent, but " + spec.id() + " is");
        }
        if (children.stream().anyMatch(other -> other.id().equals(spec.id()))) {
            throw new IllegalArgumentException(
                    "id must be unique among the children, but there are two called " + spec.id());
        }
        List<ChildSpec> more = new ArrayList<>(children);
        more.add(spec);
        return new Supervisor(policy, List.copyOf(more), name, init);
    }

    /**
     * Adds a server as a child behind the others.
     *
     * @param id by which the child is known
     * @param restart whether it is started again
     * @param server gives a new server for each start
     * @return the changed copy
     * @throws IllegalArgumentException when {@code id} is blank, or there is a child with the same id
     */
    public Supervisor child(String id, Restart restart, Supplier<? extends GenServer<?>> server) {
        return child(ChildSpec.of(id, server).restart(restart));
    }

    /**
     * Starts the supervisor and its children, and waits for that. It is linked to nobody. From any thread. When a child
     * does not start, those before it have been ended again by the time this returns.
     *
     * @param node on which it runs
     * @return what the start came to
     * @throws IllegalArgumentException when a child is significant and the supervisor never shuts down by itself
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    public SupervisorStart<SupervisorRef> start(Node node) {
        return Launch.result(GenServer.start(node, server(), Launch.options("supervisor", name)), SupervisorRef::new);
    }

    /**
     * As {@link #start}, linked to {@code self}, its parent. To be called by the process {@code self}.
     *
     * @param self the calling process
     * @return what the start came to
     * @throws IllegalArgumentException when a child is significant and the supervisor never shuts down by itself
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    public SupervisorStart<SupervisorRef> startLink(Self self) {
        return Launch.result(startLinkServer(self), SupervisorRef::new);
    }

    StartResult startLinkServer(Self self) {
        return GenServer.startLink(self, server(), Launch.options("supervisor", name));
    }

    private SupervisorServer server() {
        if (init.isEmpty()) {
            check();
        }
        return new SupervisorServer(this);
    }

    /** The supervisor that is to run; empty when it is not wanted. */
    Optional<Supervisor> decided(Self self) throws Exception {
        if (init.isEmpty()) {
            return Optional.of(this);
        }
        Optional<Supervisor> decided =
                Objects.requireNonNull(init.get().init(self, this), "init must return a supervisor or empty");
        decided.ifPresent(Supervisor::check);
        return decided;
    }

    private void check() {
        children.forEach(spec -> policy.refusal(spec).ifPresent(rule -> {
            throw new IllegalArgumentException(rule);
        }));
    }

    Policy policy() {
        return policy;
    }

    List<ChildSpec> children() {
        return children;
    }
}
