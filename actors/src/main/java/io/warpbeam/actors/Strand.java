package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one thread runs: a process, a worker, both or neither. Touched by that thread only, except where noted.
 *
 * <p>A strand belongs to its thread through a thread-local. Those of workers are also in a small table by the number of
 * the thread, because each message that a handler sends asks for its strand, and the table answers in half the time. It
 * is a cache: entries may be overwritten by others at any time, and an entry counts only for the thread it names.
 */
final class Strand {

    private static final ThreadLocal<Strand> CURRENT = new ThreadLocal<>();

    private static final int CACHE_MASK = 255;
    private static final @Nullable Strand[] CACHE = new Strand[CACHE_MASK + 1];
    private static final VarHandle CACHED = MethodHandles.arrayElementVarHandle(Strand[].class);

    private static final VarHandle PROCESS;

    static {
        try {
            PROCESS = MethodHandles.lookup().findVarHandle(Strand.class, "process", OwnedProcess.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread;

    // read roughly by the watchdog
    private @Nullable OwnedProcess process;

    private boolean outside;
    private @Nullable Dispatcher steps;

    @Nullable
    Worker worker;

    private Strand(Thread thread) {
        this.thread = thread;
    }

    /** The strand of this thread, if it has one. */
    static @Nullable Strand current() {
        Thread thread = Thread.currentThread();
        Strand cached = (Strand) CACHED.getOpaque(CACHE, indexOf(thread));
        return cached != null && cached.thread == thread ? cached : uncached();
    }

    private static @Nullable Strand uncached() {
        Strand strand = CURRENT.get();
        if (strand != null && strand.worker != null) {
            strand.cache();
        }
        return strand;
    }

    /** The strand of this thread, made when it has none. */
    static Strand ofThisThread() {
        Strand strand = current();
        if (strand == null) {
            strand = new Strand(Thread.currentThread());
            CURRENT.set(strand);
        }
        return strand;
    }

    /** The strand of this thread, which is that of a worker. */
    static Strand ofWorker(Worker worker) {
        Strand strand = ofThisThread();
        strand.worker = worker;
        strand.cache();
        return strand;
    }

    /** Forgets the strand of this thread, which is about to end or to go back to its owner. */
    static void forget() {
        Strand strand = CURRENT.get();
        if (strand != null) {
            CACHED.compareAndSet(CACHE, indexOf(strand.thread), strand, null);
            CURRENT.remove();
        }
    }

    private void cache() {
        CACHED.setOpaque(CACHE, indexOf(thread), this);
    }

    private static int indexOf(Thread thread) {
        return (int) thread.threadId() & CACHE_MASK;
    }

    /** The process on whose behalf this thread acts. */
    @Nullable
    OwnedProcess process() {
        return outside ? null : process;
    }

    /** What this thread runs; outdated when read by others. */
    @Nullable
    OwnedProcess running() {
        return (OwnedProcess) PROCESS.getOpaque(this);
    }

    void setProcess(@Nullable OwnedProcess now) {
        PROCESS.setOpaque(this, now);
    }

    /** The fence of a kill, for the current thread. */
    static void checkCurrent() {
        checked();
    }

    /** The strand of this thread, if it has one, behind the fence of a kill. */
    static @Nullable Strand checked() {
        Strand strand = current();
        if (strand != null) {
            strand.checkAlive();
        }
        return strand;
    }

    /** The fence of a kill for operations that are not methods of the process. */
    private void checkAlive() {
        OwnedProcess mine = process;
        if (mine != null && mine.phase() == LocalProcess.DEAD && !outside) {
            throw mine.ended();
        }
    }

    /** This thread has sent a message without waking anybody. */
    void sent() {
        if (steps != null) {
            steps.mayBeOvertaken();
        }
    }

    /** Whether a message is held back, and will be delivered later. */
    boolean delays(LocalProcess target, Object message) {
        return steps != null && process != null && steps.delay(process, target, message);
    }

    /** Each message is one at which this thread may be overtaken; see {@link Dispatcher#mayBeOvertaken}. */
    void runsBySteps(Dispatcher dispatcher) {
        steps = dispatcher;
    }

    /** Runs something that is not part of the process of this thread, such as a listener. */
    static void outsideProcess(Runnable action) {
        Strand strand = current();
        if (strand == null || strand.outside) {
            action.run();
            return;
        }
        strand.outside = true;
        try {
            action.run();
        } finally {
            strand.outside = false;
        }
    }

    static Optional<Self> currentProcess() {
        Strand strand = current();
        return strand == null ? Optional.empty() : Optional.ofNullable(strand.process());
    }
}
