package io.warpbeam.supervision;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A {@link DynamicSupervisor} to talk to. All methods may be called from any thread, process or not, but not from a
 * start function or the {@code init} of a child of the same supervisor, for which it is waiting.
 *
 * <p>Methods that ask the supervisor block until it answers, without limit, since starting and ending a child may take
 * any time. They throw {@link io.warpbeam.actors.CallFailedException} when there is no such supervisor or it ends
 * meanwhile, {@link io.warpbeam.actors.InterruptedWaitException} when interrupted, and
 * {@link io.warpbeam.actors.ProcessExit} when the calling process ends.
 *
 * @param server the process behind it
 */
public record DynamicSupervisorRef(ServerRef server) {

    /** Checks the component. */
    public DynamicSupervisorRef {
        Objects.requireNonNull(server, "server");
    }

    /**
     * The supervisor at a pid.
     *
     * @param pid of the supervisor
     * @return its address
     */
    public static DynamicSupervisorRef of(Pid pid) {
        return new DynamicSupervisorRef(ServerRef.of(pid));
    }

    /**
     * The supervisor that holds {@code name} whenever it is used.
     *
     * @param node of the supervisor
     * @param name of the supervisor
     * @return its address
     */
    public static DynamicSupervisorRef named(Node node, String name) {
        return new DynamicSupervisorRef(ServerRef.named(node, name));
    }

    /**
     * The process of the supervisor.
     *
     * @return its pid
     * @throws java.util.NoSuchElementException when nobody holds its name
     */
    public Pid pid() {
        return server.pid();
    }

    /**
     * Starts a child. One that fails or does not want to start is not kept.
     *
     * @param spec how the child is treated
     * @return what the start came to
     */
    public StartChildResult startChild(ChildSpec spec) {
        return ask(new AdminCall.StartChild(Objects.requireNonNull(spec, "spec")));
    }

    /**
     * Ends a child, as its specification says, waits for that and forgets the child. A child that is being restarted is
     * known by the pid it had, and forgotten as well.
     *
     * @param pid of the child
     * @return whether there is such a child
     */
    public TerminateChildResult terminateChild(Pid pid) {
        return ask(new AdminCall.TerminateProcess(Objects.requireNonNull(pid, "pid")));
    }

    /**
     * The children, in no order.
     *
     * @return what is known of each
     */
    public List<ChildInfo> children() {
        return ask(new AdminCall.WhichChildren());
    }

    /**
     * How many children there are.
     *
     * @return the counts
     */
    public ChildCounts count() {
        return ask(new AdminCall.CountChildren());
    }

    /**
     * A snapshot of the supervisor and its children.
     *
     * @return the snapshot
     */
    public SupervisorInfo info() {
        return ask(new AdminCall.Describe());
    }

    /**
     * A snapshot of the supervisor and of all that is below it. Each supervisor is asked for its children; one that
     * does not answer in time is listed without. A child of the kind {@link ChildSpec.Kind#SUPERVISOR} must be a
     * supervisor of this kit.
     *
     * @param timeout how long the whole may take
     * @return the snapshot
     * @throws java.util.NoSuchElementException when nobody holds the name of the supervisor
     */
    public SupervisionTree tree(Duration timeout) {
        return TreeWalk.from(pid(), timeout);
    }

    /**
     * Ends all children at once, then the supervisor with {@link io.warpbeam.actors.ExitReason#NORMAL}, and waits for
     * that.
     */
    public void stop() {
        server.stop();
    }

    private <R> R ask(Call<R> call) {
        return server.call(call, SupervisorRef.NO_LIMIT);
    }
}
