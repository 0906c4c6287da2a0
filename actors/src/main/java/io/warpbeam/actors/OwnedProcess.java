package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
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
        return launched(prepared(options, body), true, null);
    }

    @Override
    public final Pid spawnLink(SpawnOptions options, EventHandler handler) {
        return launched(prepared(options, handler), true, null);
    }

    @Override
    public final <R> Called<R> spawnLinkCalled(SpawnOptions options, EventHandler handler, Call<R> first) {
        Objects.requireNonNull(first, "first");
        LocalProcess child = prepared(options, handler);
        CallSlot<R> request = new CallSlot<>(first, child, this);
        child.deliver(new Signal.Delivery(request)); // a full mailbox must not drop it
        return new Called<>(launched(child, true, null), request);
    }

    @Override
    public final Monitored spawnMonitor(ProcessBody body) {
        return spawnMonitor(SpawnOptions.DEFAULT, body);
    }

    @Override
    public final Monitored spawnMonitor(SpawnOptions options, ProcessBody body) {
        return monitored(prepared(options, body), false);
    }

    @Override
    public final Monitored spawnMonitor(SpawnOptions options, EventHandler handler) {
        return monitored(prepared(options, handler), false);
    }

    @Override
    public final Monitored spawnLinkMonitor(SpawnOptions options, ProcessBody body) {
        return monitored(prepared(options, body), true);
    }

    @Override
    public final Monitored spawnLinkMonitor(SpawnOptions options, EventHandler handler) {
        return monitored(prepared(options, handler), true);
    }

    private Monitored monitored(LocalProcess child, boolean linked) {
        MonitorRef monitor = new MonitorRef(this, child, null, MonitorOptions.DEFAULT);
        return new Monitored(launched(child, linked, monitor), monitor);
    }

    /** Enters the kit and makes a child; {@link #launched} leaves. */
    private LocalProcess prepared(SpawnOptions options, ProcessBody body) {
        return prepared(() -> node.spawner.prepare(this, options, Objects.requireNonNull(body, "body")));
    }

    /** Enters the kit and makes a child; {@link #launched} leaves. */
    private LocalProcess prepared(SpawnOptions options, EventHandler handler) {
        return prepared(() -> node.spawner.prepare(this, options, Objects.requireNonNull(handler, "handler")));
    }

    private LocalProcess prepared(Supplier<LocalProcess> maker) {
        enter();
        boolean made = false;
        try {
            LocalProcess child = maker.get();
            made = true;
            return child;
        } finally {
            if (!made) {
                leave();
            }
        }
    }

    /** Starts a child whose link and monitor are there before its first instruction, and leaves the kit. */
    private Pid launched(LocalProcess child, boolean linked, @Nullable MonitorRef monitor) {
        if (linked) {
            relations().link(child);
            child.relations().link(this);
        }
        if (monitor != null) {
            relations().addMonitor(monitor);
            child.relations().addWatcher(monitor);
        }
        boolean launched = false;
        try {
            node.spawner.launch(child);
            launched = true;
        } finally {
            if (!launched) {
                relations().forget(child);
                if (monitor != null) {
                    relations().removeMonitor(monitor);
                }
            }
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
