package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Something that is settled once, by any thread, and that one thread waits for. The outcome is published with a
 * compare-and-set, a full fence, before the waiting thread is looked up and unparked: a weaker store could be overtaken
 * by the look, since unparking a virtual thread whose permit is set does not fence.
 */
abstract sealed class OneShot permits CallSlot, Latch {

    private static final VarHandle OUTCOME;

    static {
        try {
            OUTCOME = MethodHandles.lookup().findVarHandle(OneShot.class, "outcome", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // any thread
    private volatile @Nullable Object outcome;

    // written by the waiting thread
    private volatile @Nullable Thread waiter;

    /** Settles it; false when it was settled before. */
    final boolean settle(Object value, Substrate substrate) {
        if (!OUTCOME.compareAndSet(this, null, value)) {
            return false;
        }
        Thread waiting = waiter;
        if (waiting != null) {
            substrate.unpark(waiting);
        }
        return true;
    }

    final @Nullable Object outcome() {
        return outcome;
    }

    final boolean isSettled() {
        return outcome != null;
    }

    /** Announces the thread that is going to wait, before it looks at the outcome. */
    final void setWaiter(@Nullable Thread thread) {
        waiter = thread;
    }

    /** Waits on a thread that runs no process. */
    final void awaitOutside(Substrate substrate, String operation) {
        setWaiter(Thread.currentThread());
        while (!isSettled()) {
            substrate.park();
            if (!isSettled() && Thread.currentThread().isInterrupted()) {
                setWaiter(null);
                throw new InterruptedWaitException(operation);
            }
        }
        setWaiter(null);
    }
}
