package io.warpbeam.actors;

import io.warpbeam.actors.MessageList.Cell;
import io.warpbeam.actors.ProcessTable.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a process may do. Each operation takes the process into the kit and gives it back to the code of the
 * user.
 */
abstract sealed class OwnedProcess extends LocalProcess implements Self permits EventProcess, ThreadProcess {

    private static final VarHandle HANDLED;

    static {
        try {
            HANDLED = MethodHandles.lookup().findVarHandle(OwnedProcess.class, "handled", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by the owner, read roughly by anyone
    private long handled;

    OwnedProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
    }

    /** Whether the calling thread is the one that runs the code of this process. */
    abstract boolean isRunByThisThread();

    // ---- into the kit and back

    private void enter() {
        if (!isRunByThisThread()) {
            throw new IllegalStateException(this + " may be used by its own code only");
        }
        int phase = phase();
        if (phase == KIT || phase == REST) {
            throw new IllegalStateException(this + " is not running its code");
        }
        if (!takeBack(node.substrate())) {
            throw ended();
        }
        if (isExitPending()) {
            takeApart();
        }
        if (ending() != null) {
            leave();
        }
    }

    private void leave() {
        ExitReason reason = ending();
        if (phase() == DEAD) {
            throw ended();
        }
        if (reason == null) {
            setPhase(USER);
            return;
        }
        if (endsAtOnce()) {
            node.zombieLeft(hasCode());
            finish();
        } else {
            setPhase(USER);
        }
        throw new ProcessExit(reason);
    }

    /** What an operation of an ended process throws. */
    final ProcessExit ended() {
        ExitReason reason = ending();
        return new ProcessExit(reason == null ? ExitReason.KILLED : reason);
    }

    @Override
    final void receiveOwnExit() {
        enter();
        leave();
    }

    // ---- receiving

    @Override
    public final Object receive() {
        return take(null, Nanos.FOREVER);
    }

    @Override
    public final Optional<Object> receive(Duration timeout) {
        return found(take(null, Nanos.of(timeout)));
    }

    @Override
    public final Object receive(Predicate<Object> selector) {
        return take(selector, Nanos.FOREVER);
    }

    @Override
    public final Optional<Object> receive(Predicate<Object> selector, Duration timeout) {
        return found(take(selector, Nanos.of(timeout)));
    }

    private static Optional<Object> found(Object message) {
        return message == NONE ? Optional.empty() : Optional.of(message);
    }

    private Object take(@Nullable Predicate<Object> selector, long timeoutNanos) {
        enter();
        Alarm alarm = null;
        try {
            Scan scan = new Scan(selector);
            while (true) {
                Object message = scan.next();
                if (message != NONE || ending() != null || timeoutNanos <= 0 || (alarm != null && alarm.isOver())) {
                    return taken(message);
                }
                if (alarm == null && timeoutNanos != Nanos.FOREVER) {
                    alarm = new Alarm(timeoutNanos);
                }
                pause(alarm);
            }
        } finally {
            if (alarm != null) {
                alarm.timer.cancel();
            }
            leave();
        }
    }

    private Object taken(Object message) {
        if (message instanceof CallSlot<?> request) {
            track(request);
        }
        if (message != NONE) {
            countHandled();
            breathe(handled);
        }
        return message;
    }

    /** Lets others run now and then; called inside the kit for each message that was received. */
    abstract void breathe(long handled);

    /** Counts a message that user code was given. Owner. */
    final void countHandled() {
        HANDLED.setOpaque(this, handled + 1);
    }

    @Override
    final long handled() {
        return (long) HANDLED.getOpaque(this);
    }

    /** Rests until there is mail, the alarm goes off or an exit signal arrives; see {@link #wake}. */
    private void pause(@Nullable Alarm alarm) {
        setWaiter(Thread.currentThread());
        if (!mailbox.rest()) {
            setWaiter(null);
            return;
        }
        node.scheduler.aboutToBlock();
        boolean interrupted = false;
        while (waiter() != null) {
            if (interrupted || (alarm != null && alarm.isOver())) {
                mailbox.rouse();
            } else {
                node.substrate().park();
                interrupted = waiter() != null && Thread.currentThread().isInterrupted();
            }
        }
        if (interrupted) {
            throw new InterruptedWaitException("receive");
        }
    }

    /** The end of a wait for a message. */
    private final class Alarm {
        private final Timer timer;
        private volatile boolean over;

        Alarm(long nanos) {
            timer = node.timers.afterNanos(nanos, this::goOff);
        }

        boolean isOver() {
            return over;
        }

        private void goOff() {
            over = true;
            mailbox.rouse();
        }
    }

    /** One receive's way through the messages: each is offered to the selector once. */
    private final class Scan {
        private final @Nullable Predicate<Object> selector;
        private @Nullable Cell refused;

        Scan(@Nullable Predicate<Object> selector) {
            this.selector = selector;
        }

        Object next() {
            Predicate<Object> accepts = selector;
            if (accepts == null) {
                return OwnedProcess.this.next();
            }
            while (ending() == null) {
                Cell cell = saved().after(refused);
                if (cell == null) {
                    if (!takeOne()) {
                        return NONE;
                    }
                } else if (ask(accepts, cell.message)) {
                    saved().remove(refused, cell);
                    return cell.message;
                } else {
                    refused = cell;
                }
            }
            return NONE;
        }

        private boolean ask(Predicate<Object> accepts, Object message) {
            setPhase(USER);
            try {
                return accepts.test(message);
            } finally {
                backFromUser();
            }
        }
    }

    private void backFromUser() {
        if (!takeBack(node.substrate())) {
            throw ended();
        }
    }

    // ---- waiting

    /** Waits for a one-shot while obeying exit signals. */
    final void await(OneShot shot, String operation) {
        enter();
        try {
            Thread me = Thread.currentThread();
            setWaiter(me);
            setAwaited(shot);
            shot.setWaiter(me);
            if (!shot.isSettled()) {
                node.scheduler.aboutToBlock();
            }
            while (!shot.isSettled() && ending() == null) {
                if (isExitPending()) {
                    takeApart();
                } else {
                    node.substrate().park();
                    if (!shot.isSettled() && me.isInterrupted()) {
                        throw new InterruptedWaitException(operation);
                    }
                }
            }
        } finally {
            setWaiter(null);
            setAwaited(null);
            shot.setWaiter(null);
            leave();
        }
    }

    @Override
    public final void sleep(Duration duration) {
        if (Nanos.of(duration) <= 0) {
            enter();
            leave();
            return;
        }
        Latch over = new Latch();
        Timer timer = node.timers.after(duration, () -> over.open(node.substrate()));
        try {
            await(over, "sleep");
        } finally {
            timer.cancel();
        }
    }

    // ---- links, monitors, exits

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
        Cell before = null;
        for (Cell cell = saved().after(null); cell != null; cell = saved().after(before)) {
            if (cell.message instanceof Down(var of, var _, var _) && of.equals(monitor)) {
                saved().remove(before, cell);
                return;
            }
            before = cell;
        }
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
        } catch (AlreadyRegisteredException | IllegalStateException e) {
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
