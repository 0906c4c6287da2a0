package io.warpbeam.actors;

import io.warpbeam.actors.MessageList.Cell;
import io.warpbeam.actors.ProcessTable.Place;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the code of a process links itself with others, watches them, and gives out addresses. */
abstract sealed class RelatedProcess extends ReceivingProcess permits OwnedProcess {

    RelatedProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
    }

    @Override
    public final void link(Pid other) {
        link(other, false);
    }

    @Override
    public final void linkPriority(Pid other) {
        link(other, true);
    }

    private void link(Pid other, boolean ahead) {
        LocalProcess peer = node.local(other);
        if (peer == this) {
            return;
        }
        enter();
        boolean dead = relations().link(peer, ahead) && !peer.deliver(new Signal.Link(this));
        if (dead) {
            relations().forget(peer);
            if (isTrapping()) {
                tellNoProcess(peer, ahead);
            }
        }
        boolean refused = dead && !isTrapping();
        leave();
        if (refused) {
            throw new ProcessExit(ExitReason.NO_PROCESS);
        }
    }

    private void tellNoProcess(LocalProcess peer, boolean ahead) {
        Exit message = new Exit(peer, ExitReason.NO_PROCESS);
        if (arrive(message, ahead) != NONE) {
            deliver(new Signal.Delivery(message));
        }
    }

    @Override
    public final void unlink(Pid other) {
        LocalProcess peer = node.local(other);
        enter();
        long unlink = relations().unlink(peer);
        if (unlink != 0 && !peer.deliver(new Signal.Unlink(this, unlink))) {
            relations().forget(peer);
        }
        leave();
    }

    @Override
    public final Monitor monitor(Pid other) {
        return monitor(other, MonitorOptions.DEFAULT);
    }

    @Override
    public final Monitor monitor(Pid other, MonitorOptions options) {
        return watch(new MonitorRef(this, node.local(other), null, options));
    }

    @Override
    public final Monitor monitor(String name) {
        return monitor(Name.of(node, name), MonitorOptions.DEFAULT);
    }

    @Override
    public final Monitor monitor(Name name, MonitorOptions options) {
        LocalProcess holder = name.whereis().map(node::local).orElse(node.nobody);
        return watch(new MonitorRef(this, holder, name, options));
    }

    private Monitor watch(MonitorRef monitor) {
        LocalProcess target = monitor.watched;
        AliasRef alias = monitor.aliasRef();
        enter();
        if (alias != null) {
            relations().addAlias(alias);
        }
        if (target != this) {
            relations().addMonitor(monitor);
            if (!target.deliver(new Signal.Watch(monitor))) {
                signalDown(monitor, ExitReason.NO_PROCESS);
            }
        }
        leave();
        return monitor;
    }

    @Override
    public final boolean demonitor(Monitor monitor) {
        enter();
        boolean active = drop((MonitorRef) monitor);
        leave();
        return active;
    }

    @Override
    public final boolean demonitorFlush(Monitor monitor) {
        MonitorRef mine = (MonitorRef) monitor;
        enter();
        boolean active = drop(mine);
        Cell down = mine.owner == this ? mine.down() : null;
        if (down != null) {
            saved().remove(down);
        }
        leave();
        return active;
    }

    private boolean drop(MonitorRef monitor) {
        if (monitor.owner != this) {
            return false;
        }
        if (monitor.watched == this) {
            relations().removeAliasOf(monitor); // it never fires, but its alias is real
        }
        return stopWatching(monitor);
    }

    @Override
    public final Optional<Down> receiveDown(Monitor monitor, Duration timeout) {
        MonitorRef mine = (MonitorRef) monitor;
        if (mine.owner != this) {
            throw new IllegalArgumentException("monitor must be set by " + this + ", but is " + monitor);
        }
        return found(take(() -> downOf(mine), Nanos.of(timeout)))
                .map(message -> message instanceof TaggedDown(var _, var down) ? down : (Down) message);
    }

    /** Takes the in-queue apart until the message of the monitor is there; none of the others is looked at. */
    private Object downOf(MonitorRef monitor) {
        while (ending() == null) {
            if (isUrgent()) {
                takeApart();
            }
            Cell down = monitor.down();
            if (down != null) {
                return saved().remove(down);
            }
            if (!monitor.isChained()) {
                return NEVER;
            }
            if (!takeOne()) {
                return NONE;
            }
        }
        return NONE;
    }

    // ---- aliases

    @Override
    public final Alias alias(AliasMode mode) {
        return alias(mode, false);
    }

    @Override
    public final Alias priorityAlias(AliasMode mode) {
        return alias(mode, true);
    }

    private Alias alias(AliasMode mode, boolean priority) {
        if (mode.endsWithMonitor()) {
            throw new IllegalArgumentException("mode must be EXPLICIT or REPLY without a monitor, but is " + mode);
        }
        AliasRef alias = new AliasRef(this, mode, priority, null);
        enter();
        relations().addAlias(alias);
        leave();
        return alias;
    }

    @Override
    public final boolean unalias(Alias alias) {
        AliasRef mine = (AliasRef) alias;
        enter();
        boolean active = mine.owner == this && relations().removeAlias(mine);
        leave();
        return active;
    }
}
