package io.warpbeam.actors;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way to run virtual threads on carriers of our own. JDK 25 has no public one. What it has is a constructor of its
 * thread builder that takes an executor, hidden in {@code java.lang}; it can be used when the JVM was started with
 * {@code --add-opens java.base/java.lang=ALL-UNNAMED} (or {@code =io.warpbeam.actors} on a module path), and is trusted
 * only when a virtual thread made with it was seen to run, park and go on where the executor put it.
 */
final class CarrierHook {

    private final Constructor<? extends Thread.Builder.OfVirtual> builder;
    private final MethodHandle currentCarrier;

    private CarrierHook(Constructor<? extends Thread.Builder.OfVirtual> builder, MethodHandle currentCarrier) {
        this.builder = builder;
        this.currentCarrier = currentCarrier;
    }

    /** Apart from the class, whose code another thread runs while this is found out. */
    private static final class Found {
        private static final Optional<CarrierHook> HOOK = find();
    }

    /** The hook of this JVM, if it has one that works. */
    static Optional<CarrierHook> found() {
        return Found.HOOK;
    }

    /** {@return a new virtual thread, not started, whose steps the executor runs} */
    Thread newThread(Executor executor, String name, Runnable task) {
        try {
            return builder.newInstance(executor)
                    .name(name)
                    .inheritInheritableThreadLocals(false)
                    .unstarted(task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the thread builder of the JDK refused", e);
        }
    }

    /** {@return what answers with the platform thread under the calling one, itself if it is one} */
    MethodHandle currentCarrier() {
        return currentCarrier;
    }

    private static Optional<CarrierHook> find() {
        try {
            Class<? extends Thread.Builder.OfVirtual> type = Class.forName(
                            "java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .asSubclass(Thread.Builder.OfVirtual.class);
            Constructor<? extends Thread.Builder.OfVirtual> constructor = type.getDeclaredConstructor(Executor.class);
            if (!constructor.trySetAccessible()) {
                return Optional.empty();
            }
            MethodHandle current = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
            CarrierHook hook = new CarrierHook(constructor, current);
            return hook.works() ? Optional.of(hook) : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** Runs a virtual thread that parks once, step by step, on a thread of its own. */
    private boolean works() {
        AtomicBoolean passed = new AtomicBoolean();
        Thread judge = SystemSubstrate.INSTANCE.newThread(
                Substrate.ThreadKind.PLATFORM, "warpbeam-carrier-test", () -> passed.set(stepsThroughOnePark()));
        judge.start();
        try {
            judge.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return passed.get();
    }

    private boolean stepsThroughOnePark() {
        Queue<Runnable> steps = new ArrayDeque<>();
        AtomicInteger reached = new AtomicInteger();
        @Nullable Thread[] carriers = new Thread[1];
        Thread subject = newThread(steps::add, "warpbeam-carrier-test", () -> {
            carriers[0] = carrierOrNull();
            reached.set(1);
            LockSupport.park(this);
            reached.set(2);
        });
        subject.start();
        boolean parked = runOne(steps) && reached.get() == 1 && steps.isEmpty();
        LockSupport.unpark(subject);
        return parked
                && runOne(steps)
                && reached.get() == 2
                && subject.getState() == Thread.State.TERMINATED
                && carriers[0] == Thread.currentThread();
    }

    private @Nullable Thread carrierOrNull() {
        try {
            return (Thread) currentCarrier.invokeExact();
        } catch (Throwable unusable) {
            return null;
        }
    }

    private static boolean runOne(Queue<Runnable> steps) {
        Runnable step = steps.poll();
        if (step == null) {
            return false;
        }
        step.run();
        return true;
    }
}
