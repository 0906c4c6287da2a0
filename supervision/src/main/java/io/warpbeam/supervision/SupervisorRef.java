package io.warpbeam.supervision;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@link Supervisor} to talk to. All methods may be called from any thread, process or not, but not from a start
 * function or the {@code init} of a child of the same supervisor, for which it is waiting.
 *
 * <p>Methods that ask the supervisor block until it answers, without limit, since starting and ending a child may take
 * any time. They throw {@link io.warpbeam.actors.CallFailedException} when there is no such supervisor or it ends
 * meanwhile, {@link io.warpbeam.actors.InterruptedWaitException} when interrupted, and
 * {@link io.warpbeam.actors.ProcessExit} when the calling process ends.
 *
 * @param server the process behind it
 */
public record SupervisorRef(ServerRef server) {

    static final Duration NO_LIMIT = Duration.ofSeconds(Long.MAX_VALUE);

    /** Checks the component. */
    public SupervisorRef {
        Objects.requireNonNull(server, "server");
    }

    /**
     * The supervisor at a pid.
     *
     * @param pid of the supervisor
     * @return its address
     */
    public static SupervisorRef of(Pid pid) {
        return new SupervisorRef(ServerRef.of(pid));
    }

    /**
     * The supervisor that holds {@code name} whenever it is used.
     *
     * @param node of the supervisor
     * @param name of the supervisor
     * @return its address
     */
    public static SupervisorRef named(Node node, String name) {
        return new SupervisorRef(ServerRef.named(node, name));
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
     * Adds a child behind the others and starts it. A child that fails to start is not kept.
     *
     * @param spec how the child is treated
     * @return what the start came to
     */
    public StartChildResult startChild(ChildSpec spec) {
        return ask(new AdminCall.StartChild(Objects.requireNonNull(spec, "spec")));
    }

    /**
     * Starts a child again that is stopped. This does not count as a restart.
     *
     * @param id of the child
     * @return what the start came to
     */
    public RestartChildResult restartChild(String id) {
        return ask(new AdminCall.RestartChild(Objects.requireNonNull(id, "id")));
    }

    /**
     * Ends the process of a child, as its specification says, and waits for that. The child stays known, stopped,
     * unless it is temporary. One that is being restarted is stopped as well; one that is stopped stays so.
     *
     * @param id of the child
     * @return whether there is such a child
     */
    public TerminateChildResult terminateChild(String id) {
        return ask(new AdminCall.TerminateChild(Objects.requireNonNull(id, "id")));
    }

    /**
     * Forgets a child that is stopped.
     *
     * @param id of the child
     * @return whether it was forgotten
     */
    public DeleteChildResult deleteChild(String id) {
        return ask(new AdminCall.DeleteChild(Objects.requireNonNull(id, "id")));
    }

    /**
     * The children, newest first.
     *
     * @return what is known of each
     */
    public List<ChildInfo> whichChildren() {
        return ask(new AdminCall.WhichChildren());
    }

    /**
     * How many children there are.
     *
     * @return the counts
     */
    public ChildCounts countChildren() {
        return ask(new AdminCall.CountChildren());
    }

    /**
     * The specification of a child. That of a temporary child has lost its start function.
     *
     * @param id of the child
     * @return the specification; empty when there is no such child
     */
    public Optional<ChildSpec> childSpec(String id) {
        return ask(new AdminCall.FindSpec(Objects.requireNonNull(id, "id")));
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
     * Ends all children, the youngest first, then the supervisor with {@link io.warpbeam.actors.ExitReason#NORMAL}, and
     * waits for that.
     */
    public void stop() {
        server.stop();
    }

    private <R> R ask(Call<R> call) {
        return server.call(call, NO_LIMIT);
    }
}
