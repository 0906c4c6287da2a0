package io.warpbeam.actors;

import io.warpbeam.actors.MessageList.Cell;
import io.warpbeam.actors.ProcessTable.Place;
import org.jspecify.annotations.Nullable;

/** How the code of a process links itself with others and watches them. */
abstract sealed class RelatedProcess extends ReceivingProcess permits OwnedProcess {

    RelatedProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
    }

    @Override
    public final void link(Pid other) {
        LocalProcess peer = node.local(other);
        if (peer == this) {
            return;
        }
        enter();
        boolean dead = relations().link(peer) && !peer.deliver(new Signal.Link(this));
        if (dead) {
            relations().forget(peer);
            if (isTrapping()) {
                deliver(new Signal.Delivery(new Exit(peer, ExitReason.NO_PROCESS)));
            }
        }
        boolean refused = dead && !isTrapping();
        leave();
        if (refused) {
            throw new ProcessExit(ExitReason.NO_PROCESS);
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
        LocalProcess target = node.local(other);
        MonitorRef monitor = new MonitorRef(this, target);
        enter();
        if (target != this) {
            relations().addMonitor(monitor);
            if (!target.deliver(new Signal.Watch(monitor))) {
                deliver(new Signal.TargetDown(monitor, ExitReason.NO_PROCESS));
            }
        }
        leave();
        return monitor;
    }

    @Override
    public final void demonitor(Monitor monitor) {
        enter();
        drop((MonitorRef) monitor);
        leave();
    }

    @Override
    public final void demonitorFlush(Monitor monitor) {
        enter();
        if (!drop((MonitorRef) monitor)) {
            takeApart();
            removeDown(monitor);
        }
        leave();
    }

    private boolean drop(MonitorRef monitor) {
        boolean active = monitor.owner == this && relations().removeMonitor(monitor);
        if (active) {
            monitor.watched.deliver(new Signal.Unwatch(monitor));
        }
        return active;
    }

    private void removeDown(Monitor monitor) {
        MessageList.Cursor cursor = saved().new Cursor(MessageList.START);
        for (Cell cell = cursor.next(); cell != null; cell = cursor.next()) {
            if (cell.message() instanceof Down(var of, var _, var _) && of.equals(monitor)) {
                saved().remove(cell);
                return;
            }
            cursor.refuse(cell);
        }
    }
}
