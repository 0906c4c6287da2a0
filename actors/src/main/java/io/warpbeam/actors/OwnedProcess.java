package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rest of what the code of a process may do: end itself, spawn others, set timers. */
abstract sealed class OwnedProcess extends RelatedProcess permits EventProcess, ThreadProcess {

    OwnedProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
    }

    @Override
    public final ProcessExit exit(ExitReason reason) {
        ProcessExit unwinding = new ProcessExit(reason);
        enter();
        if (!hasCode()) {
            end(reason, false);
        }
        leave();
        throw unwinding;
    }

    @Override
    public final boolean trapExits(boolean trap) {
        enter();
        boolean before = isTrapping();
        setTrapping(trap);
        leave();
        return before;
    }

    // ---- spawning

    @Override
    public final Pid spawnLink(ProcessBody body) {
        return spawnLink(SpawnOptions.DEFAULT, body);
    }

    @Override
    public final Pid spawnLink(SpawnOptions options, ProcessBody body) {
        return linked(node.spawner.prepare(this, options, body));
    }

    @Override
    public final Pid spawnLink(SpawnOptions options, EventHandler handler) {
        return linked(node.spawner.prepare(this, options, handler));
    }

    @Override
    public final <R> Called<R> spawnLinkCalled(SpawnOptions options, EventHandler handler, Call<R> first) {
        LocalProcess child = node.spawner.prepare(this, options, handler);
        CallSlot<R> request = new CallSlot<>(first, child, this);
        child.deliver(new Signal.Delivery(request)); // a full mailbox must not drop it
        return new Called<>(linked(child), request);
    }

    private Pid linked(LocalProcess child) {
        enter();
        relations().link(child);
        child.relations().link(this);
        try {
            node.spawner.launch(child);
        } catch (RuntimeException | Error e) {
            relations().forget(child);
            throw e;
        } finally {
            leave();
        }
        return child;
    }

    @Override
    public final Timer sendAfter(Duration delay, Object message) {
        enter();
        try {
            return node.sendAfter(delay, this, message);
        } finally {
            leave();
        }
    }

    @Override
    public final Pid pid() {
        return this;
    }

    @Override
    public final Pid parent() {
        return parentProcess();
    }
}
