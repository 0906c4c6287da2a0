package io.warpbeam.actors;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The threads of the JVM, with the virtual ones on carriers that belong to one node. See {@link CarrierHook} for when
 * this is possible.
 */
final class CarrierSubstrate implements Substrate, Executor, Watched {

    /*
     * How it works
     * ------------
     * There are as many carriers as processors. A step of a virtual thread, from one park to the next, is queued by
     * whoever makes it runnable: on the carrier under the caller if there is one, or else on the shared queue. A step
     * that comes to an empty queue of a running carrier wakes nobody: that carrier runs it as soon as the thread that
     * made it runnable parks, which is what a call or an answer is about to do. This is what makes a switch cheap; a
     * second step in the queue wakes a parked carrier, which steals. A single step is stolen only from a carrier that the
     * watchdog found held up.
     *
     * Why no step is lost: whoever queues for others looks for parked carriers afterwards, with a full fence between,
     * and a carrier says that it parks and then looks at all queues. What was queued silently on a carrier that is then
     * held up, because its thread computes for long or blocks inside native code, is found by the watchdog: it wakes
     * another carrier to steal it, or starts a spare one that leaves when there is nothing left to do.
     */
    private static final int SPARES = 64;
    private static final int SHARED_EVERY = 61;
    private static final int HELD_UP_LOOKS = 2;

    private final SystemSubstrate system = SystemSubstrate.INSTANCE;
    private final CarrierHook hook;
    private final String name;
    private final CarrierThread[] carriers;

    // any thread
    private final ConcurrentLinkedQueue<Runnable> shared = new ConcurrentLinkedQueue<>();
    private final AtomicInteger spares = new AtomicInteger();
    private final AtomicLong names = new AtomicLong();
    private volatile boolean closed;
    private volatile @Nullable Runnable stirred;

    // the watchdog alone
    private final long[] seenTicks;
    private final int[] looks;

    CarrierSubstrate(CarrierHook hook, String name, int count) {
        this.hook = hook;
        this.name = name;
        this.carriers = new CarrierThread[count];
        this.seenTicks = new long[count];
        this.looks = new int[count];
        for (int i = 0; i < count; i++) {
            carriers[i] = new CarrierThread(this, false);
        }
        for (CarrierThread carrier : carriers) {
            carrier.start();
        }
    }

    /** Holds what finds the carrier under a thread, constant for the compiler. */
    private static final class Current {
        private static final MethodHandle CARRIER =
                CarrierHook.found().orElseThrow().currentCarrier();

        private static Thread carrier() {
            try {
                return (Thread) CARRIER.invokeExact();
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** A platform thread that runs steps of virtual threads. */
    private static final class CarrierThread extends Thread {

        private static final VarHandle TICK;
        private static final VarHandle PARKED;
        private static final VarHandle BUSY;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                TICK = lookup.findVarHandle(CarrierThread.class, "tick", long.class);
                PARKED = lookup.findVarHandle(CarrierThread.class, "parked", boolean.class);
                BUSY = lookup.findVarHandle(CarrierThread.class, "busy", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final CarrierSubstrate group;
        private final boolean spare;

        // filled by this thread, emptied by all carriers
        private final RunQueue<Runnable> queue = new RunQueue<>();

        // written by this thread, read by the watchdog
        private long tick;

        @SuppressWarnings("UnusedVariable") // through BUSY
        private boolean busy;

        // written by the watchdog
        private volatile boolean heldUp;

        // set by this thread, cleared by whoever wakes it
        @SuppressWarnings("UnusedVariable") // through PARKED
        private boolean parked;

        CarrierThread(CarrierSubstrate group, boolean spare) {
            super(null, null, group.name + "-carrier-" + group.names.incrementAndGet(), 0, false);
            this.group = group;
            this.spare = spare;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (true) {
                Runnable step = group.next(this);
                if (step != null) {
                    runStep(step);
                } else if (spare || group.closed) {
                    break;
                } else {
                    parkUntilWoken();
                }
            }
            group.left(this);
        }

        private void runStep(Runnable step) {
            TICK.setOpaque(this, tick + 1);
            BUSY.setOpaque(this, true);
            try {
                step.run();
            } finally {
                BUSY.setOpaque(this, false);
            }
        }

        private void parkUntilWoken() {
            PARKED.setVolatile(this, true);
            if (queue.isEmpty() && !group.hasWork()) {
                while ((boolean) PARKED.getVolatile(this) && !group.closed) {
                    group.system.park();
                }
            }
            PARKED.setVolatile(this, false);
        }

        boolean wake() {
            if (!(boolean) PARKED.getVolatile(this) || !PARKED.compareAndSet(this, true, false)) {
                return false;
            }
            group.system.unpark(this);
            return true;
        }

        /** Whether others may take something from its queue. */
        boolean hasMoreThanItsOwn() {
            int size = queue.size();
            return size > 1 || (size == 1 && heldUp);
        }

        long tick() {
            return (long) TICK.getOpaque(this);
        }

        boolean isBusy() {
            return (boolean) BUSY.getOpaque(this);
        }
    }

    // ---- steps

    /** Queues a step. By the JDK, from any thread. */
    @Override
    public void execute(Runnable step) {
        if (Current.carrier() instanceof CarrierThread carrier && carrier.group == this) {
            boolean alone = carrier.queue.isEmpty();
            if (carrier.queue.push(step)) {
                if (alone && Thread.currentThread() != carrier) {
                    return;
                }
            } else {
                shared.add(step);
            }
            VarHandle.fullFence(); // the step must be visible before this looks for parked carriers
        } else {
            shared.add(step);
        }
        wakeOne();
    }

    private void wakeOne() {
        for (CarrierThread carrier : carriers) {
            if (carrier.wake()) {
                stir();
                return;
            }
        }
        if (closed) {
            startSpare(); // code of a killed process may outlive its node
        }
    }

    private @Nullable Runnable next(CarrierThread carrier) {
        Runnable step = carrier.tick % SHARED_EVERY == 0 ? shared.poll() : null;
        if (step == null) {
            step = carrier.queue.pop();
        }
        if (step == null) {
            step = shared.poll();
        }
        return step == null ? steal(carrier) : step;
    }

    private @Nullable Runnable steal(CarrierThread thief) {
        int start = random().nextInt(carriers.length);
        for (int i = 0; i < carriers.length; i++) {
            CarrierThread victim = carriers[(start + i) % carriers.length];
            if (victim != thief && victim.hasMoreThanItsOwn()) {
                Runnable stolen = victim.queue.stealInto(thief.queue);
                if (stolen != null) {
                    return stolen;
                }
            }
        }
        return null;
    }

    private boolean hasWork() {
        if (!shared.isEmpty()) {
            return true;
        }
        for (CarrierThread carrier : carriers) {
            if (carrier.hasMoreThanItsOwn()) {
                return true;
            }
        }
        return false;
    }

    private void left(CarrierThread carrier) {
        if (carrier.spare) {
            spares.decrementAndGet();
        }
        carrier.queue.drainTo(shared::add);
        if (!shared.isEmpty()) {
            startSpare();
        }
    }

    private void startSpare() {
        if (spares.incrementAndGet() <= SPARES) {
            new CarrierThread(this, true).start();
        } else {
            spares.decrementAndGet();
        }
    }

    // ---- for the watchdog

    @Override
    public void onStir(Runnable stir) {
        stirred = stir;
    }

    private void stir() {
        Runnable action = stirred;
        if (action != null) {
            action.run();
        }
    }

    @Override
    public boolean look() {
        boolean busy = false;
        boolean anyHeldUp = false;
        for (int i = 0; i < carriers.length; i++) {
            CarrierThread carrier = carriers[i];
            busy |= carrier.isBusy();
            if (carrier.tick() != seenTicks[i] || !carrier.isBusy()) {
                seenTicks[i] = carrier.tick();
                looks[i] = 0;
                carrier.heldUp = false;
            } else if (++looks[i] >= HELD_UP_LOOKS) {
                carrier.heldUp = true;
                anyHeldUp = true;
            }
        }
        boolean hasWork = hasWork();
        if (anyHeldUp && hasWork) {
            relieve();
        }
        return busy || hasWork;
    }

    /** Somebody must take what waits behind a carrier that is held up. */
    private void relieve() {
        for (CarrierThread carrier : carriers) {
            if (carrier.wake()) {
                return;
            }
        }
        startSpare();
    }

    /** Lets the carriers go once nothing is left to run. */
    void close() {
        closed = true;
        for (CarrierThread carrier : carriers) {
            system.unpark(carrier);
        }
    }

    // ---- the rest

    @Override
    public Thread newThread(ThreadKind kind, String threadName, Runnable task) {
        return switch (kind) {
            case VIRTUAL -> hook.newThread(this, threadName, task);
            case PLATFORM -> system.newThread(kind, threadName, task);
        };
    }

    /** A virtual thread goes to the end of the queue of its carrier. */
    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is our own
    public void yieldThread() {
        Thread.yield();
    }

    @Override
    public long nanoTime() {
        return system.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return system.wallClock();
    }

    @Override
    public int parallelism() {
        return system.parallelism();
    }

    @Override
    public void park() {
        system.park();
    }

    @Override
    public void parkNanos(long nanos) {
        system.parkNanos(nanos);
    }

    @Override
    public void unpark(Thread thread) {
        system.unpark(thread);
    }

    @Override
    public RandomGenerator random() {
        return system.random();
    }
}
