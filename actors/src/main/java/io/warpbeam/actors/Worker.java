package io.warpbeam.actors;

import io.warpbeam.actors.EventProcess.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs event-driven processes. As many workers as the node was given hold a <em>seat</em>; those without
 * one finish what they are doing and leave. See {@link Scheduler} for how they work together.
 */
final class Worker implements Dispatcher.Runner {

    /** What a worker does; only a parked worker may be woken, by one waker. */
    enum Mood {
        RUNNING,
        PARKED,
        WOKEN,
        LEFT
    }

    private static final int BUDGET = 64;
    private static final int SLOT_LIMIT = 64;
    private static final int SAMPLE_MASK = 31;
    private static final int SHARED_MASK = 63;
    private static final int SHARED_TURN = 48; // a turn that SharedQueue leaves to normal processes
    private static final int LENGTH_MASK = 255;
    private static final int FRUITLESS_MASK = 15;
    private static final long YIELD_AFTER_NANOS = 500_000;

    private static final VarHandle SLOT;
    private static final VarHandle TICK;
    private static final VarHandle SEATED;
    private static final VarHandle MOOD;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SLOT = lookup.findVarHandle(Worker.class, "slot", EventProcess.class);
            TICK = lookup.findVarHandle(Worker.class, "tick", long.class);
            SEATED = lookup.findVarHandle(Worker.class, "seated", boolean.class);
            MOOD = lookup.findVarHandle(Worker.class, "mood", Mood.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scheduler scheduler;
    private final Thread thread;
    private final long threadId;
    final int seat;

    // written by the worker, read and emptied by thieves and by the watchdog
    private final RunQueue<EventProcess> queue = new RunQueue<>();

    @SuppressWarnings("UnusedVariable") // through SLOT
    private @Nullable EventProcess slot;

    private long tick;

    // written by whoever wins
    @SuppressWarnings("UnusedVariable") // through SEATED
    private boolean seated;

    @SuppressWarnings("UnusedVariable") // through MOOD
    private Mood mood;

    // the worker alone
    private @Nullable Strand strand;
    private int slotRuns;
    private int messages; // since it last had nothing to do
    private int fruitless;
    private long lastYieldNanos;
    private boolean tainted;
    private ProcessTable.@Nullable Block block;

    /** A worker with a seat, parked; its thread starts when it is woken for the first time. */
    Worker(Scheduler scheduler, int seat, String name) {
        this.scheduler = scheduler;
        this.seat = seat;
        this.seated = true;
        this.mood = Mood.PARKED;
        this.thread = scheduler.newThread(name, this::runSeated);
        this.threadId = thread.threadId();
    }

    /** A worker without seat that helps out on a given kind of thread; see {@link Scheduler#help}. */
    Worker(Scheduler scheduler, Substrate.ThreadKind kind, String name) {
        this.scheduler = scheduler;
        this.seat = -1;
        this.seated = false;
        this.mood = Mood.RUNNING;
        this.thread = scheduler.newThread(kind, name, this::runHelping);
        this.threadId = thread.threadId();
    }

    Thread thread() {
        return thread;
    }

    @Override
    public long threadId() {
        return threadId;
    }

    /** Where it takes the numbers of new processes from. On its own thread. */
    ProcessTable.@Nullable Block block() {
        return block;
    }

    void setBlock(ProcessTable.Block next) {
        block = next;
    }

    boolean belongsTo(Dispatcher other) {
        return scheduler == other;
    }

    // ---- from any thread

    /** Wakes a parked worker, to search; false when it has woken by itself or someone else wakes it. */
    boolean wake() {
        if (!changeMood(Mood.PARKED, Mood.WOKEN)) {
            return false;
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            scheduler.unpark(thread);
        }
        return true;
    }

    void startHelping() {
        thread.start();
    }

    /** Takes the seat away; true for the one who did. */
    boolean unseat() {
        return SEATED.compareAndSet(this, true, false);
    }

    boolean isSeated() {
        return (boolean) SEATED.getAcquire(this);
    }

    boolean isParked() {
        return MOOD.getVolatile(this) == Mood.PARKED;
    }

    private boolean changeMood(Mood from, Mood to) {
        return MOOD.compareAndSet(this, from, to);
    }

    /** How many slices it has begun. */
    long tick() {
        return (long) TICK.getOpaque(this);
    }

    /** What it runs at the moment. */
    @Nullable
    OwnedProcess running() {
        Strand mine = strand;
        return mine == null ? null : mine.running();
    }

    RunQueue<EventProcess> queue() {
        return queue;
    }

    boolean hasQueued() {
        return SLOT.getOpaque(this) != null || !queue.isEmpty();
    }

    /** Moves what waits for this worker to the shared queue. */
    void handOver() {
        EventProcess next = takeSlot();
        if (next != null) {
            scheduler.inject(next);
        }
        if (queue.drainTo(scheduler::inject) || next != null) {
            scheduler.wakeOne();
        }
    }

    // ---- on its own thread

    /** Lets a process that was just woken run next. Whatever it displaces can be stolen. */
    void scheduleNext(EventProcess process) {
        if (SLOT.getOpaque(this) == null) {
            SLOT.setRelease(this, process); // only this thread fills the slot
        } else {
            EventProcess displaced = (EventProcess) SLOT.getAndSet(this, process);
            if (displaced != null) {
                scheduleLater(displaced);
            }
        }
        if (!isSeated()) {
            handOver(); // lost just now: whoever took the seat may have looked before
        }
    }

    private void scheduleLater(EventProcess process) {
        if (!queue.push(process)) {
            scheduler.inject(process);
        }
        VarHandle.fullFence(); // what follows must not look at workers and seats before others can see the process
        scheduler.wakeOne();
    }

    private void runSeated() {
        Strand mine = begin();
        boolean searching = true;
        while (!scheduler.isClosed()) {
            EventProcess process = searching ? null : nextHere();
            if (process == null) {
                process = findElsewhere(searching);
                searching = false;
            }
            if (process == null) {
                if (!isSeated() || !scheduler.isOpen(seat)) {
                    scheduler.giveUpOn(this);
                    break;
                }
                searching = park();
            } else if (!runSlice(mine, process)) {
                break;
            }
        }
        MOOD.setVolatile(this, Mood.LEFT);
        if (!isSeated()) {
            handOver();
        }
        scheduler.strayLeft(this);
        Strand.forget();
    }

    private void runHelping() {
        Strand mine = begin();
        EventProcess process = scheduler.takeInjected();
        while (process != null && runSlice(mine, process) && !scheduler.isClosed()) {
            scheduler.helped();
            process = scheduler.takeInjected();
        }
        scheduler.helperLeft(this);
        Strand.forget();
    }

    private Strand begin() {
        Strand mine = Strand.ofWorker(this);
        strand = mine;
        lastYieldNanos = scheduler.nanoTime();
        return mine;
    }

    /** Runs one slice; false when this worker must leave. */
    private boolean runSlice(Strand mine, EventProcess process) {
        mine.setProcess(process);
        TICK.setOpaque(this, tick + 1);
        boolean sampled = (tick & SAMPLE_MASK) == 0;
        long startNanos = sampled ? scheduler.nanoTime() : 0;
        Slice slice = process.run(this, BUDGET);
        mine.setProcess(null);
        if (slice == Slice.UNFINISHED && (tick & LENGTH_MASK) == 0) {
            process.node.highWater.look(process); // it has more to do than fits into a slice
        }
        if (sampled) {
            long endNanos = scheduler.nanoTime();
            process.addTime((endNanos - startNanos) * (SAMPLE_MASK + 1));
            breathe(endNanos);
        }
        boolean stay = after(slice, process);
        if (stay && thread.isInterrupted()) {
            Thread.interrupted(); // whatever it was meant for has ended its slice
        }
        return stay;
    }

    private boolean after(Slice slice, EventProcess process) {
        tainted |= slice == Slice.ZOMBIE;
        if (slice == Slice.UNFINISHED) {
            if (isSeated() && process.isNormal()) {
                scheduleLater(process);
            } else {
                scheduler.inject(process);
                VarHandle.fullFence(); // as in scheduleLater
                scheduler.wakeOne();
            }
        }
        if (isHelper()) {
            return !tainted;
        }
        return isSeated() ? !leavesTainted() : returns();
    }

    private boolean isHelper() {
        return seat < 0;
    }

    /** A thread that carries a foreign interrupt gives its seat to a new one. */
    private boolean leavesTainted() {
        if (tainted) {
            scheduler.giveUpOn(this);
        }
        return tainted;
    }

    /** The seat was given away while a handler blocked; takes it back if nobody needed it meanwhile. */
    private boolean returns() {
        handOver();
        return !tainted && scheduler.takeSeatBack(this);
    }

    /** The seat of this worker is its own again. */
    void reseat() {
        SEATED.setVolatile(this, true);
    }

    /** The processes that share carriers with the workers get a chance every half millisecond. */
    private void breathe(long nowNanos) {
        if (nowNanos - lastYieldNanos > YIELD_AFTER_NANOS) {
            scheduler.yieldThread();
            lastYieldNanos = nowNanos;
        }
    }

    private @Nullable EventProcess nextHere() {
        EventProcess classed = scheduler.takeClassed(tick);
        if (classed != null) {
            return classed;
        }
        if (slotRuns < SLOT_LIMIT) {
            EventProcess next = takeSlot();
            if (next != null) {
                slotRuns++;
                return next;
            }
        }
        slotRuns = 0;
        EventProcess next = (tick & SHARED_MASK) == SHARED_TURN ? scheduler.takeNormal() : null;
        if (next == null) {
            next = queue.pop();
        }
        if (next == null) {
            next = scheduler.takeInjected();
        }
        return next == null ? takeSlot() : next;
    }

    private @Nullable EventProcess takeSlot() {
        return SLOT.getOpaque(this) == null ? null : (EventProcess) SLOT.getAndSet(this, null);
    }

    private @Nullable EventProcess findElsewhere(boolean searching) {
        boolean calm = messages <= 1; // after more than that, threads that got answers want the processor
        messages = 0;
        if (!searching && !scheduler.tryBeginSearch()) {
            return null;
        }
        EventProcess found = look();
        for (int left = calm ? scheduler.looksBeforePark() : 0; found == null && left > 0 && mayLook(); left--) {
            Thread.onSpinWait();
            if (scheduler.hasWork()) {
                found = look();
            }
        }
        scheduler.endSearch(found != null);
        return found;
    }

    private boolean mayLook() {
        return isSeated() && !scheduler.isClosed();
    }

    private @Nullable EventProcess look() {
        EventProcess found = scheduler.takeInjected();
        return found == null ? scheduler.steal(this) : found;
    }

    @Override
    public void countMessages(int count) {
        messages += count;
    }

    /** Parks until woken; true when this worker is to search, on behalf of its waker. */
    private boolean park() {
        MOOD.setVolatile(this, Mood.PARKED);
        // Work that was queued before this was seen to be parked woke nobody.
        boolean missed = scheduler.hasWork();
        if (missed) {
            letOthersRun();
        }
        while (!missed && isParked() && isSeated() && !scheduler.isClosed()) {
            scheduler.park();
        }
        if (changeMood(Mood.PARKED, Mood.RUNNING)) {
            return missed && scheduler.tryBeginSearch(); // it may be more than one, and this worker must wake the next
        }
        MOOD.setVolatile(this, Mood.RUNNING);
        return true;
    }

    /** Whoever has the work, or was woken to search for it, may be waiting for the carrier of this worker. */
    private void letOthersRun() {
        if ((++fruitless & FRUITLESS_MASK) == 0) {
            scheduler.yieldThread();
        }
    }

    /** Gives the seat up for good when nobody has started on it; see {@link Scheduler#takeSeatBack}. */
    boolean leaveUnstarted() {
        return thread.getState() == Thread.State.NEW && changeMood(Mood.PARKED, Mood.LEFT);
    }
}
