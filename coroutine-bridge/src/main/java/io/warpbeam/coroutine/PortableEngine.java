package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The engine that works everywhere: the code has a virtual thread of its own, and control is handed to and fro between
 * it and whichever thread drives.
 *
 * <p>Exactly one of the two runs. {@code side} says which; whoever runs writes the plain fields, then {@code side},
 * then unparks the other, which reads {@code side} before the fields. {@code side} is written with a full fence, since
 * an unpark has none when a permit is there already, and a wake-up would be lost. The drivers exclude each other before
 * they come here.
 *
 * <p>The interrupt status goes to and fro with control, as if driver and code were one thread. A driver that is
 * interrupted while it waits passes the interrupt on at once, for the code may be blocked. It may do so only while the
 * code certainly runs: it claims {@code INTERRUPTING} for that moment, and the code claims {@code LEAVING} before it
 * looks at its status for the last time.
 */
final class PortableEngine implements Engine, Host {

    private enum Side {
        DRIVER,
        BODY,
        INTERRUPTING,
        LEAVING
    }

    private final Substrate substrate;
    private final String name;
    private final Function<Host, Outcome.Ended> code;

    // Written and read by both sides.
    private final AtomicReference<Side> side = new AtomicReference<>(Side.DRIVER);

    // Written by the side that gives control away, read by the one that gets it.
    private Order order = new Order.Resume(Unit.UNIT);
    private @Nullable Thread driver;
    private @Nullable Outcome answer;
    private boolean interrupted;

    // Touched by the driver.
    private @Nullable Thread body;

    PortableEngine(Substrate substrate, String name, Function<Host, Outcome.Ended> code) {
        this.substrate = substrate;
        this.name = name;
        this.code = code;
    }

    @Override
    public Outcome drive(Order newOrder) {
        order = newOrder;
        driver = Thread.currentThread();
        interrupted = Thread.interrupted();
        side.set(Side.BODY);
        Thread running = wakeBody();
        boolean kept = false;
        while (side.get() != Side.DRIVER) {
            substrate.park();
            if (Thread.interrupted() && !interrupt(running)) {
                kept = true;
            }
        }
        restoreInterrupt(kept);
        return Objects.requireNonNull(answer, "answer");
    }

    /**
     * Cancels code that nobody can drive any more, without waiting for it. By any thread, after the last step; no
     * effect on code that has not begun, or has ended.
     */
    void abandon() {
        Thread parked = body;
        if (parked == null || answer instanceof Outcome.Ended) {
            return;
        }
        order = new Order.Cancel(CancelReason.Cause.ABANDONED);
        driver = null;
        interrupted = false;
        side.set(Side.BODY);
        substrate.unpark(parked);
    }

    private Thread wakeBody() {
        Thread known = body;
        if (known != null) {
            substrate.unpark(known);
            return known;
        }
        Thread made = substrate.newThread(Substrate.ThreadKind.VIRTUAL, name, this::run);
        body = made;
        made.start();
        return made;
    }

    /** Passes an interrupt on; {@code false} when the code is about to give control back, or has. */
    private boolean interrupt(Thread running) {
        if (!side.compareAndSet(Side.BODY, Side.INTERRUPTING)) {
            return false;
        }
        running.interrupt();
        side.set(Side.BODY);
        return true;
    }

    private void run() {
        restoreInterrupt(false);
        giveBack(code.apply(this));
    }

    @Override
    public Order handOver(Outcome.Suspended suspended) {
        giveBack(suspended);
        boolean kept = false;
        while (side.get() == Side.DRIVER) { // INTERRUPTING means that control is here already
            substrate.park();
            kept |= Thread.interrupted();
        }
        restoreInterrupt(kept);
        return order;
    }

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public boolean isKilled() {
        return false;
    }

    /** Gives control to the driver, for good when the code has ended. By the code. */
    private void giveBack(Outcome outcome) {
        while (!side.compareAndSet(Side.BODY, Side.LEAVING)) {
            substrate.yieldThread();
        }
        interrupted = Thread.interrupted();
        answer = outcome;
        Thread waiting = driver;
        side.set(Side.DRIVER);
        if (waiting != null) { // else it is abandoned
            substrate.unpark(waiting);
        }
    }

    /**
     * Sets the interrupt status that came with control, or that was found while waiting for it. By the side that got
     * control.
     */
    private void restoreInterrupt(boolean kept) {
        if (interrupted || kept) {
            Thread.currentThread().interrupt();
        }
    }
}
