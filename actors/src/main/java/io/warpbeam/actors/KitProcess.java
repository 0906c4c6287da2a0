package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the code of a process comes into the kit and goes back: each operation takes the process from the code of the
 * user and gives it back, or ends the process if an exit signal has arrived.
 */
abstract sealed class KitProcess extends LocalProcess implements Self permits ReceivingProcess {

    private static final VarHandle HANDLED;

    static {
        try {
            HANDLED = MethodHandles.lookup().findVarHandle(KitProcess.class, "handled", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by the owner, read roughly by anyone
    private long handled;

    KitProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
    }

    // ---- into the kit and back

    final void enter() {
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
        if (isUrgent()) {
            takeApart();
        }
        if (ending() != null) {
            leave();
        }
    }

    final void leave() {
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

    /** The process goes on inside the kit after code of the user has run in the middle of an operation. */
    final void backFromUser() {
        if (!takeBack(node.substrate())) {
            throw ended();
        }
    }

    /** Counts a message that user code was given. Owner. */
    final long countHandled() {
        HANDLED.setOpaque(this, handled + 1);
        return handled;
    }

    @Override
    final long handled() {
        return (long) HANDLED.getOpaque(this);
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
                node.dispatcher.aboutToBlock();
            }
            while (!shot.isSettled() && ending() == null) {
                if (isUrgent()) {
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
}
