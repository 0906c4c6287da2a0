package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process that workers run when it has a message. */
final class EventProcess extends OwnedProcess {

    /** How a slice ended. */
    enum Slice {
        /** The process rests, and may run on another thread already. */
        RESTED,
        /** It has more to do. */
        UNFINISHED,
        /** It has ended. */
        ENDED,
        /** It was killed while this thread ran its code; the thread may carry an interrupt. */
        ZOMBIE
    }

    private static final VarHandle HANDLED;

    static {
        try {
            HANDLED = MethodHandles.lookup().findVarHandle(EventProcess.class, "handled", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final EventHandler handler;

    // written by the worker that runs a slice, before user code; read by whoever takes the process from it
    private @Nullable Thread runner;
    private @Nullable Worker worker;

    // owner; counters are read roughly by anyone
    private boolean started;
    private long handled;
    private volatile long timeNanos;

    EventProcess(LocalNode node, long id, @Nullable LocalProcess parent, SpawnOptions options, EventHandler handler) {
        super(node, id, parent, options);
        this.handler = handler;
    }

    /** Runs up to {@code budget} messages. By a worker that took the process from a run queue. */
    Slice run(Worker by, int budget) {
        runner = by.thread();
        worker = by;
        setPhase(KIT);
        for (int left = budget; left > 0; left--) {
            Object message = started ? next() : NONE;
            if (ending() != null) {
                finish();
                return Slice.ENDED;
            }
            if (message == NONE && started) {
                setPhase(REST);
                if (mailbox.rest()) {
                    return Slice.RESTED;
                }
                setPhase(KIT);
            } else if (!handle(message)) {
                return Slice.ZOMBIE;
            }
        }
        setPhase(REST);
        return Slice.UNFINISHED;
    }

    /** Hands one message, or the start, to user code; false when the process has been killed meanwhile. */
    private boolean handle(Object message) {
        setCurrent(message);
        setPhase(USER);
        Throwable failure = null;
        try {
            if (started) {
                handler.handle(message);
            } else {
                started = true;
                handler.start(this);
            }
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (!takeBack()) {
            node.zombieReturned();
            return false;
        }
        HANDLED.setOpaque(this, handled + 1);
        if (message instanceof CallSlot<?> request && !request.isDone()) {
            track(request);
        }
        if (failure != null) {
            end(ExitReason.error(failure), false);
        } else if (ending() == null) {
            setCurrent(NONE);
        }
        return true;
    }

    @Override
    void wakeIdle() {
        node.scheduler.schedule(this);
    }

    @Override
    boolean isRunByThisThread() {
        return runner == Thread.currentThread();
    }

    @Override
    boolean hasCode() {
        return true;
    }

    @Override
    void interruptCode() {
        Thread thread = runner;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    void leaveZombie() {
        node.zombieLeft();
        Worker stuck = worker;
        if (stuck != null) {
            node.scheduler.giveUpOn(stuck);
        }
        interruptCode();
    }

    @Override
    Optional<Object> state() {
        try {
            return handler.state();
        } catch (RuntimeException e) {
            return Optional.of("state not available: " + e);
        }
    }

    @Override
    ProcessInfo.Kind kind() {
        return ProcessInfo.Kind.EVENT_DRIVEN;
    }

    @Override
    long handled() {
        return (long) HANDLED.getOpaque(this);
    }

    @Override
    long timeInHandlersNanos() {
        return timeNanos;
    }

    /** Adds a sample of the time in handlers. By the worker that runs the process, between slices. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time, an estimate
    void addTime(long nanos) {
        timeNanos += nanos;
    }
}
