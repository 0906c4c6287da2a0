package io.warpbeam.testkit;

import io.warpbeam.actors.Substrate;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads that hand a baton to and fro with the driver, for a JVM that does not hand over steps of virtual
 * threads. Slower, and only waits of the kit end a step: a thread that waits for anything else keeps the baton, and the
 * run fails.
 */
final class PlatformThreads implements Threads {

    private static final long LOOK_NANOS = 1_000_000;
    private static final int LOOKS = 1_000;

    private final Listener listener;
    private final Substrate real = Substrate.system();

    PlatformThreads(Listener listener) {
        this.listener = listener;
    }

    /** A thread that runs while it has the baton. */
    private final class Stepped extends Thread {
        private final Platform fiber = new Platform(this);
        private final Semaphore baton = new Semaphore(0);

        // whoever has the baton
        private boolean waiting;
        private boolean permit;

        Stepped(String name, Runnable task) {
            super(null, task, name, 0, false);
            setDaemon(true);
        }

        /** It is started when it is resumed for the first time. */
        @Override
        public void start() {
            listener.ready(fiber);
        }

        private void startNow() {
            super.start();
        }

        @Override
        public void run() {
            baton.acquireUninterruptibly();
            fiber.begin();
            try {
                super.run();
            } finally {
                fiber.giveBack();
            }
        }

        @Override
        public void interrupt() {
            super.interrupt();
            wake();
        }

        private void wake() {
            if (waiting) {
                waiting = false;
                listener.ready(fiber);
            }
        }

        private void letGo() {
            fiber.giveBack();
            baton.acquireUninterruptibly();
        }
    }

    private final class Platform extends Fiber {
        private final Stepped stepped;
        private boolean started;
        private volatile @Nullable Thread driver;

        Platform(Stepped stepped) {
            this.stepped = stepped;
        }

        @Override
        void resume() {
            driver = Thread.currentThread();
            if (!started) {
                started = true;
                stepped.startNow();
            }
            stepped.baton.release();
            int looks = 0;
            while (driver != null) {
                real.parkNanos(LOOK_NANOS);
                looks = isHeldUp() ? looks + 1 : 0;
                if (looks == LOOKS) {
                    throw new SimulationFailure.Escaped(
                            "thread " + stepped.getName() + " waits for something that is not of the kit; without"
                                    + " --add-opens java.base/java.lang=ALL-UNNAMED the simulation cannot wait for it",
                            stepped.getStackTrace());
                }
            }
        }

        private boolean isHeldUp() {
            return driver != null
                    && switch (stepped.getState()) {
                        case BLOCKED, WAITING, TIMED_WAITING -> true;
                        case NEW, RUNNABLE, TERMINATED -> false;
                    };
        }

        void giveBack() {
            Thread waiting = driver;
            driver = null;
            if (waiting != null) {
                real.unpark(waiting);
            }
        }
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        return new Stepped(name, task);
    }

    @Override
    public void park() {
        Stepped me = (Stepped) Thread.currentThread();
        if (me.permit || me.isInterrupted()) {
            me.permit = false;
            return;
        }
        me.waiting = true;
        me.letGo();
    }

    @Override
    public void unpark(Thread thread) {
        if (!(thread instanceof Stepped stepped)) {
            LockSupport.unpark(thread);
        } else if (stepped.waiting) {
            stepped.wake();
        } else {
            stepped.permit = true;
        }
    }

    @Override
    public void yieldNow() {
        Stepped me = (Stepped) Thread.currentThread();
        listener.ready(me.fiber);
        me.letGo();
    }
}
