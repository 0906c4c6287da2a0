package io.warpbeam.testkit;

import io.warpbeam.actors.Substrate;
import io.warpbeam.actors.Substrate.StepThreads;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads whose steps the JDK hands over instead of running them on its own scheduler. A wait for anything in
 * {@code java.util.concurrent} ends a step too.
 */
final class VirtualThreads implements Threads {

    private final Optional<StepThreads> threads;
    private final Listener listener;
    private final IdentityHashMap<Runnable, Fiber> fibers = new IdentityHashMap<>();

    // looked at by threads that are not simulated
    private volatile Thread driver = Thread.currentThread();
    private volatile Fiber running = NOBODY;

    private static final Fiber NOBODY = new Fiber() {
        @Override
        void resume() {}
    };

    private final class Virtual extends Fiber {
        private final Runnable step;

        Virtual(Runnable step) {
            this.step = step;
        }

        @Override
        void resume() {
            running = this;
            step.run();
            running = NOBODY;
            Thread thread = thread();
            if (thread != null && thread.getState() == Thread.State.TERMINATED) {
                fibers.remove(step);
            }
        }
    }

    VirtualThreads(Listener listener) {
        this.listener = listener;
        this.threads = Substrate.stepThreads(this::execute);
    }

    boolean isPossible() {
        return threads.isPresent();
    }

    /** By the JDK, on the thread that wakes the one whose step it is. */
    private void execute(Runnable step) {
        Thread waker = Thread.currentThread();
        if (waker == driver || running.isOn(waker)) {
            listener.ready(fibers.computeIfAbsent(step, Virtual::new));
        } else {
            listener.escaped("a simulated thread was woken by " + waker.getName() + ", which is not simulated");
        }
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        return threads.orElseThrow().newThread(name, () -> {
            running.begin();
            task.run();
        });
    }

    @Override
    public void park() {
        LockSupport.park(this);
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is the simulation
    public void yieldNow() {
        Thread.yield();
    }
}
