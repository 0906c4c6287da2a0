package io.warpbeam.testkit;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.ProcessStep;
import io.warpbeam.actors.Stepper;
import io.warpbeam.actors.Substrate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The clock, the threads and the randomness of a simulated node. */
final class Machine implements Substrate, Stepper, Threads.Listener {

    /*
     * How it works
     * ------------
     * Everything that the node and its processes run on is a thread that takes steps, a fiber: timers and "platform"
     * threads as well. One thread, the driver, lets one of them take one step at a time; which one, of all that can
     * run, the decisions say. So all fields here are touched by one thread at a time, the driver or the fiber that it
     * runs.
     *
     * A step of an event-driven process is run by a fiber, a host, that takes up the next such step when it has
     * finished one. When user code blocks in the middle, the fiber waits like any other, and the next step gets
     * another host.
     *
     * A fiber goes on until it waits. But whoever has just sent or received a message, or let another one run, may have
     * to wait until it is chosen again: those are the moments at which one thread can overtake another.
     *
     * Whatever wakes a fiber from outside (a timed wait of the JDK, another thread) would come at a different step in
     * each run. It is an error, found after the step in which a fiber begins such a wait.
     */

    private static final long MILLI = 1_000_000;
    private static final int LONG_STEP = 1000;
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    private final Decisions decisions;
    private final SplittableRandom random;
    private final int lateness;
    private final int delays;
    private final Trace trace;
    private final Threads threads;

    // from any thread
    private final Queue<Error> escapes = new ConcurrentLinkedQueue<>();

    // written by the driver, read by any thread
    private volatile @Nullable Fiber current;

    // the driver, or the fiber that it runs
    private final ReadyList ready = new ReadyList();
    private final Alarms alarms = new Alarms();
    private final Set<Fiber> fibers = new LinkedHashSet<>();
    private final Deque<Host> idle = new ArrayDeque<>();
    private final IdentityHashMap<Pid, Integer> actors = new IdentityHashMap<>();
    private final List<Thread> settling = new ArrayList<>();
    private @Nullable Fiber woken;
    private boolean direct; // who is woken now is run at once
    private boolean over;
    private int numbers;
    private int goneOn; // how often the step under way was not overtaken

    /** A fiber that runs steps of event-driven processes. */
    private final class Host implements Runnable {
        private final Thread thread;
        private @Nullable ProcessStep next;

        Host(ProcessStep first) {
            this.next = first;
            this.thread = fiber("host", this);
        }

        @Override
        public void run() {
            while (!over) {
                ProcessStep step = next;
                if (step != null) {
                    next = null;
                    take(step);
                }
                threads.park();
            }
        }

        private void take(ProcessStep step) {
            Fiber me = running();
            me.actFor(actor(step.pid()), step.pid());
            step.run();
            me.actForItself();
            idle.push(this);
        }
    }

    /** On the thread that is going to be the driver. */
    Machine(long seed, Decisions decisions, SimulationOptions options, Trace trace) {
        this.decisions = decisions;
        this.random = new SplittableRandom(~seed);
        this.lateness = options.lateness();
        this.delays = options.delays();
        this.trace = trace;
        this.threads = options.portable() ? new PlatformThreads(this) : Threads.best(this);
    }

    // ---- the driver

    /** Lets something run; false when nothing ever will. */
    boolean step() {
        if (lateness > 0 && !alarms.isEmpty()) {
            beLate(decisions.lateness(lateness));
        }
        wakeDue();
        while (ready.isEmpty()) {
            if (!settled()) {
                if (alarms.isEmpty()) {
                    return false;
                }
                alarms.advance();
                wakeDue();
            }
        }
        Task task = ready.remove(decisions.next(ready));
        trace.step(task, alarms.nowNanos());
        switch (task) {
            case Task.GoOn(var fiber) -> resume(fiber);
            case Task.Step(var _, var step) -> resume(host(step));
        }
        Error escape = escapes.poll();
        if (escape != null) {
            throw escape;
        }
        return true;
    }

    /** Runs something on a fiber of its own until it waits, before anything else. */
    void interject(String name, Runnable task) {
        direct = true;
        fiber(name, task).start();
        direct = false;
        resume(Objects.requireNonNull(woken, "the fiber has been started"));
    }

    /** Time goes on although something can run: by 1 ms, 2 ms, 4 ms and so on to 16 s. */
    private void beLate(int decision) {
        if (decision > 0) {
            alarms.jump(MILLI << (decision - 1));
        }
    }

    private void wakeDue() {
        for (Thread thread = alarms.due(); thread != null; thread = alarms.due()) {
            threads.unpark(thread);
        }
    }

    private Fiber host(ProcessStep step) {
        Host host = idle.poll();
        direct = true;
        if (host == null) {
            new Host(step).thread.start();
        } else {
            host.next = step;
            threads.unpark(host.thread);
        }
        direct = false;
        return Objects.requireNonNull(woken, "the host has been woken");
    }

    private void resume(Fiber fiber) {
        goneOn = 0;
        current = fiber;
        fiber.resume();
        current = null;
        Thread thread = fiber.thread();
        if (thread == null) {
            return;
        }
        switch (thread.getState()) {
            case TERMINATED -> fibers.remove(fiber);
            case TIMED_WAITING -> throw SimulationFailure.escape("waits for real time", thread);
            case BLOCKED -> throw SimulationFailure.escape("waits for a monitor", thread);
            case NEW, RUNNABLE, WAITING -> {}
        }
    }

    /** Threads wait until nothing can run; and nothing can. */
    private boolean settled() {
        if (settling.isEmpty()) {
            return false;
        }
        threads.unpark(settling.removeFirst());
        return true;
    }

    /** All that waits from now on, and all that waits now, is at its end. */
    void end() {
        over = true;
        for (Fiber fiber : List.copyOf(fibers)) {
            Thread thread = fiber.thread();
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** The threads that are neither ready nor idle, by number. */
    List<Thread> waiting() {
        return fibers.stream()
                .filter(fiber -> idle.stream().noneMatch(host -> fiber.isOn(host.thread)))
                .<Thread>mapMulti((fiber, sink) -> {
                    Thread thread = fiber.thread();
                    if (thread != null) {
                        sink.accept(thread);
                    }
                })
                .toList();
    }

    // ---- for the world; on a fiber

    /** Waits until nothing can run unless time goes on. */
    void settle() {
        settling.add(Thread.currentThread());
        while (settling.contains(Thread.currentThread())) {
            threads.park();
        }
    }

    /** As a process sleeps, for a fiber that is none. */
    void sleep(Duration duration) {
        long endNanos = nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = endNanos - nanoTime()) {
            parkNanos(left);
        }
    }

    void jump(Duration duration) {
        alarms.jump(duration.toNanos());
    }

    // ---- steps

    @Override
    public void escaped(String what) {
        escapes.add(new SimulationFailure.Escaped(what, Thread.currentThread().getStackTrace()));
    }

    @Override
    public void ready(Fiber fiber) {
        if (fiber.enter(numbers)) {
            numbers++;
            fibers.add(fiber);
        }
        if (direct) {
            woken = fiber;
        } else {
            ready.add(fiber.goOn());
        }
    }

    @Override
    public void ready(ProcessStep step) {
        ready.add(new Task.Step(actor(step.pid()), step));
        mayBeOvertaken();
    }

    @Override
    public boolean delays() {
        return delays > 0 && decisions.delays(delays);
    }

    private int actor(Pid pid) {
        return actors.computeIfAbsent(pid, _ -> numbers++);
    }

    /** Now another one can run, in the middle of what this one does. */
    @Override
    public void mayBeOvertaken() {
        Fiber fiber = current;
        if (fiber == null || over || !fiber.isOn(Thread.currentThread())) {
            return;
        }
        if (++goneOn == LONG_STEP || decisions.preempts()) {
            threads.yieldNow();
        }
    }

    private Fiber running() {
        Fiber fiber = current;
        if (fiber == null || !fiber.isOn(Thread.currentThread())) {
            throw new IllegalStateException("a simulated node may be used by its simulation only, but "
                    + Thread.currentThread().getName() + " did");
        }
        return fiber;
    }

    private Thread fiber(String name, Runnable task) {
        return threads.newThread(name, () -> {
            try {
                task.run();
            } catch (Throwable thrown) { // processes catch what their code throws, so it is not theirs
                if (!over) {
                    escapes.add(new SimulationFailure.Uncaught(Thread.currentThread(), thrown));
                }
            }
        });
    }

    // ---- what a node stands on

    @Override
    public Thread newThread(ThreadKind kind, String name, Runnable task) {
        return fiber(name, task);
    }

    @Override
    public void park() {
        running();
        threads.park();
        checkNotOver();
    }

    @Override
    public void parkNanos(long nanos) {
        running();
        Alarms.Alarm alarm = alarms.set(nanos, Thread.currentThread());
        threads.park();
        alarms.cancel(alarm);
        checkNotOver();
    }

    private void checkNotOver() {
        if (over) {
            throw new ProcessExit(ExitReason.KILLED);
        }
    }

    @Override
    public void unpark(Thread thread) {
        threads.unpark(thread);
        mayBeOvertaken();
    }

    @Override
    public void yieldThread() {
        decisions.yielded(running().actor());
        threads.yieldNow();
    }

    @Override
    public Optional<Stepper> stepper() {
        return Optional.of(this);
    }

    @Override
    public long nanoTime() {
        return alarms.nowNanos();
    }

    @Override
    public Instant wallClock() {
        return BEGIN.plusNanos(alarms.nowNanos());
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }
}
