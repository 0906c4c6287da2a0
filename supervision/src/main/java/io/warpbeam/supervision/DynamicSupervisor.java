package io.warpbeam.supervision;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.StartResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A supervisor to be started, whose children come and go at run time: sessions, connections, jobs. Immutable; each
 * method returns a changed copy. May be used by any thread, and started any number of times.
 *
 * <pre>{@code
 * DynamicSupervisorRef sessions = DynamicSupervisor.oneForOne().maxChildren(10_000).start(node).orThrow();
 * Pid session = sessions.startChild(ChildSpec.of("session", Session::new).restart(Restart.TEMPORARY)).orThrow();
 * }</pre>
 *
 * <p>It differs from {@link Supervisor}: children are known by their pid, and ids need not be unique; a child that does
 * not run and is not being restarted is forgotten, whatever its {@link Restart}; when the supervisor ends, all children
 * are ended at once, each within its own time; none is significant. Starting, finding and ending a child takes the same
 * time however many there are. Each restart is that of one child alone.
 *
 * <p>A name is free before its supervisor hears that the child which held it has ended. So where callers start named
 * children on demand, a restart can find the name taken by a newer child: the start function of such a child should
 * then answer {@link ChildStart#ignored()}, or the restart is tried again and again.
 *
 * <p>It gives up like a {@link Supervisor}. The semantics are those of Elixir's {@code DynamicSupervisor} and of OTP's
 * {@code simple_one_for_one}.
 */
public final class DynamicSupervisor {

    private final Policy policy;
    private final int maxChildren;
    private final Optional<Object> extra;
    private final Optional<String> name;

    private DynamicSupervisor(Policy policy, int maxChildren, Optional<Object> extra, Optional<String> name) {
        this.policy = policy;
        this.maxChildren = maxChildren;
        this.extra = extra;
        this.name = name;
    }

    /**
     * A supervisor with no name, for any number of children, that allows 3 restarts within 5 seconds.
     *
     * @return the supervisor to be started
     */
    public static DynamicSupervisor oneForOne() {
        return new DynamicSupervisor(Policy.dynamic(), Integer.MAX_VALUE, Optional.empty(), Optional.empty());
    }

    /**
     * Sets how many restarts of children are allowed within {@code period}, as {@link Supervisor#intensity}.
     *
     * @param restarts how many are allowed; zero for none
     * @param period how long each of them counts
     * @return the changed copy
     * @throws IllegalArgumentException when {@code restarts} is negative, or {@code period} is not a positive number of
     *     whole seconds
     */
    public DynamicSupervisor intensity(int restarts, Duration period) {
        return with(policy.with(new RestartIntensity(restarts, period)));
    }

    /**
     * Sets how many children there may be at a time, those being restarted included.
     *
     * @param newMaxChildren how many
     * @return the changed copy
     * @throws IllegalArgumentException when it is negative
     */
    public DynamicSupervisor maxChildren(int newMaxChildren) {
        if (newMaxChildren < 0) {
            throw new IllegalArgumentException("maxChildren must not be negative, but is " + newMaxChildren);
        }
        return new DynamicSupervisor(policy, newMaxChildren, extra, name);
    }

    /**
     * Waits before each restart; see {@link Supervisor#backoff}.
     *
     * @param backoff how long
     * @return the changed copy
     */
    public DynamicSupervisor backoff(Backoff backoff) {
        return with(policy.with(Objects.requireNonNull(backoff, "backoff")));
    }

    /**
     * Ends with a failure when it gives up; see {@link Supervisor#failing}.
     *
     * @return the changed copy
     */
    public DynamicSupervisor failing() {
        return with(policy.asFailing());
    }

    /**
     * Gives something of the supervisor's own to each start of a child whose specification asks for it, by
     * {@link ChildSpec#withExtra}. So callers need not know what all children have in common.
     *
     * @param argument given to each start, restarts too; best an immutable object
     * @return the changed copy
     */
    public DynamicSupervisor extra(Object argument) {
        return new DynamicSupervisor(policy, maxChildren, Optional.of(argument), name);
    }

    private DynamicSupervisor with(Policy newPolicy) {
        return new DynamicSupervisor(newPolicy, maxChildren, extra, name);
    }

    /**
     * Registers the supervisor under a name.
     *
     * @param newName the name
     * @return the changed copy
     */
    public DynamicSupervisor name(String newName) {
        return new DynamicSupervisor(policy, maxChildren, extra, Optional.of(newName));
    }

    /**
     * Starts the supervisor and waits for that. It is linked to nobody. From any thread.
     *
     * @param node on which it runs
     * @return what the start came to
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    public SupervisorStart<DynamicSupervisorRef> start(Node node) {
        var result = GenServer.start(node, server(), Launch.options("dynamic supervisor", name));
        return Launch.result(result, DynamicSupervisorRef::new);
    }

    /**
     * As {@link #start}, linked to {@code self}, its parent. To be called by the process {@code self}.
     *
     * @param self the calling process
     * @return what the start came to
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    public SupervisorStart<DynamicSupervisorRef> startLink(Self self) {
        return Launch.result(startLinkServer(self), DynamicSupervisorRef::new);
    }

    StartResult startLinkServer(Self self) {
        return GenServer.startLink(self, server(), Launch.options("dynamic supervisor", name));
    }

    private DynamicServer server() {
        return new DynamicServer(policy, maxChildren, extra);
    }
}
