package io.warpbeam.coroutine.field;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process that stands between a server and the process that computes for it, the worker.
 *
 * <pre>
 *   server --- monitor --> keeper --- link --- worker
 *          <-- monitor ---
 * </pre>
 *
 * A link between server and worker would not do. It tells a server that traps exits of each end, and ends one that does
 * not when the worker fails, or is killed before anybody could unlink it; and a normal end of the server would not end
 * the worker. A monitor alone would not do either, for nobody could end the worker when the server is killed. The
 * keeper traps exits and is linked to the worker, so one of them never outlives the other, and both watch each other's
 * side.
 *
 * <p>The exit reason of the keeper is the outcome of the run: {@link Returned} in a {@link ExitReason.ShutdownWith}, or
 * the reason with which the worker ended. So the monitor of the server tells it exactly once, also past the bound of
 * its mailbox, and not at all once the server has ended the monitor. The worker itself ends normally with its value, as
 * its own links may want.
 */
final class RunKeeper<S> implements EventHandler {

    static final SpawnOptions SPAWN =
            SpawnOptions.DEFAULT.label("keeper of an async field").trappingExits();

    // set when made
    private final AsyncComputation<S, ?> computation;
    private final SpawnOptions worker;
    private final Pid server;

    // touched by the process only
    private @Nullable Self self;
    private Optional<Pid> running = Optional.empty();

    // written by the worker before it ends, read when its end is told; no message, for one might come too late
    private volatile @Nullable Returned returned;

    RunKeeper(AsyncComputation<S, ?> computation, SpawnOptions worker, Pid server) {
        this.computation = computation;
        this.worker = worker;
        this.server = server;
    }

    @Override
    public void start(Self newSelf) {
        self = newSelf;
        newSelf.monitor(server);
    }

    @Override
    public void handle(Object message) {
        Self me = self();
        switch (message) {
            case Begin<?> begin -> begin(me, begin);
            case Exit(var from, var reason) when running.filter(from::equals).isPresent() -> conclude(me, reason);
            case Exit(var _, ExitReason.Normal _) -> {} // ends nobody
            case Exit(var _, var reason) -> end(me, reason);
            case Down(var _, var _, ExitReason.Normal _) -> end(me, ExitReason.SHUTDOWN); // must end the worker too
            case Down(var _, var _, var reason) -> end(me, reason);
            default -> {} // a stranger
        }
    }

    private Self self() {
        Self me = self;
        if (me == null) {
            throw new IllegalStateException("not started");
        }
        return me;
    }

    private void begin(Self me, Begin<?> begin) {
        Pid pid = me.spawnLink(worker, this::compute);
        running = Optional.of(pid);
        pid.send(begin); // as a message, so that a context travels along
    }

    /** The code of the worker. */
    @SuppressWarnings("unchecked") // made by a field of this type
    private void compute(Self me) throws Exception {
        Begin<S> begin = (Begin<S>) me.receive(Begin.class::isInstance);
        Object value = computation.compute(begin.state());
        if (value == null) {
            throw new NullPointerException("the computation must return a value, but returned null");
        }
        me.sleep(Duration.ZERO); // an exit signal that came before the value is obeyed
        returned = new Returned(value);
    }

    /** The worker has ended. A value that it computed stands, whatever happened to it after that. */
    private void conclude(Self me, ExitReason reason) {
        Returned value = returned;
        if (value != null) {
            throw me.exit(ExitReason.shutdown(value));
        }
        end(me, reason);
    }

    /** Ends as by a signal, without a crash report: whoever failed has written one. */
    private static void end(Self me, ExitReason reason) {
        if (!(reason instanceof ExitReason.Kill)) { // as a signal it would mean more
            me.trapExits(false);
            me.pid().sendExit(reason);
        }
        throw me.exit(reason);
    }
}
