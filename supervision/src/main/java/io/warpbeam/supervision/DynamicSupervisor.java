package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.StartResult;
import java.time.Duration;
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
 * are ended at once, each within its own time. Starting, finding and ending a child takes the same time however many
 * there are. Each restart is that of one child alone.
 *
 * <p>A name is free before its supervisor hears that the child which held it has ended. So where callers start named
 * children on demand, a restart can find the name taken by a newer child: the start function of such a child should
 * then answer {@link ChildStart#ignored()}, or the restart is tried again and again.
 *
 * <p>It gives up like a {@link Supervisor}, with {@link ExitReason#SHUTDOWN}. The semantics are those of Elixir's
 * {@code DynamicSupervisor} and of OTP's {@code simple_one_for_one}.
 */
public final class DynamicSupervisor {

    private final RestartIntensity intensity;
    private final int maxChildren;
    private final Optional<String> name;

    private DynamicSupervisor(RestartIntensity intensity, int maxChildren, Optional<String> name) {
        this.intensity = intensity;
        this.maxChildren = maxChildren;
        this.name = name;
    }

    /**
     * A supervisor with no name, for any number of children, that allows 3 restarts within 5 seconds.
     *
     * @return the supervisor to be started
     */
    public static DynamicSupervisor oneForOne() {
        return new DynamicSupervisor(RestartIntensity.DEFAULT, Integer.MAX_VALUE, Optional.empty());
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
        return new DynamicSupervisor(new RestartIntensity(restarts, period), maxChildren, name);
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
        return new DynamicSupervisor(intensity, newMaxChildren, name);
    }

    /**
     * Registers the supervisor under a name.
     *
     * @param newName the name
     * @return the changed copy
     */
    public DynamicSupervisor name(String newName) {
        return new DynamicSupervisor(intensity, maxChildren, Optional.of(newName));
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
        return new DynamicServer(intensity, maxChildren);
    }
}
