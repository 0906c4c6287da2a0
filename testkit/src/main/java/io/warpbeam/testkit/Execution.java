package io.warpbeam.testkit;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Substrate;
import io.warpbeam.actors.Substrate.ThreadKind;
import io.warpbeam.actors.SystemEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a program, on a driver thread of its own, watched by the thread that asked for it. */
final class Execution {

    private static final long LOOK_NANOS = 50_000_000;
    private static final long HANGING_NANOS = 20_000_000_000L;
    private static final int LAST_STEPS = 20_000;

    private final long seed;
    private final SimulationOptions options;
    private final Decisions decisions;
    private final Trace trace;
    private final Substrate real = Substrate.system();

    // written by the driver, or by the fiber that it runs; read by the thread that asked
    private volatile long beat;
    private volatile boolean done;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable World world;
    private volatile boolean ended;

    // written by the thread that asked
    private volatile boolean stopped;

    /**
     * How a run ended.
     *
     * @param run what it did
     * @param named the states that were looked for
     * @param failure what went wrong
     * @param schedule all decisions
     * @param trace the last lines, if it was told
     */
    record Outcome(
            SimulationRun run, Set<String> named, Optional<Throwable> failure, Schedule schedule, List<String> trace) {}

    Execution(long seed, SimulationOptions options, Decisions decisions, boolean told) {
        this.seed = seed;
        this.options = options;
        this.decisions = decisions;
        this.trace = new Trace(told);
    }

    // ---- the thread that asked

    Outcome run(Program program) {
        Thread asking = Thread.currentThread();
        Thread driver = real.newThread(ThreadKind.PLATFORM, "simulation-" + seed, () -> {
            drive(program);
            done = true;
            real.unpark(asking);
        });
        driver.start();
        long seen = 0;
        long sinceNanos = real.nanoTime();
        while (!done) {
            real.parkNanos(LOOK_NANOS);
            if (asking.isInterrupted()) {
                fail(new SimulationFailure.Abandoned("interrupted", driver));
                break;
            }
            long now = real.nanoTime();
            if (beat != seen) {
                seen = beat;
                sinceNanos = now;
            } else if (now - sinceNanos > HANGING_NANOS) {
                fail(new SimulationFailure.Abandoned("one step took more than 20 s of real time", driver));
                break;
            }
        }
        stopped = true;
        return outcome();
    }

    private Outcome outcome() {
        World mine = world;
        Set<String> reached = mine == null ? Set.of() : mine.reached();
        return new Outcome(
                new SimulationRun(seed, trace.steps(), Duration.ofNanos(trace.nowNanos()), trace.hash(), reached),
                mine == null ? Set.of() : mine.named(),
                Optional.ofNullable(failure),
                decisions.taken(),
                trace.lines());
    }

    // ---- the driver

    private void drive(Program program) {
        Machine machine = new Machine(seed, decisions, options, trace);
        try {
            machine.newThread(ThreadKind.PLATFORM, "program", () -> live(machine, program))
                    .start();
            run(machine);
        } catch (Throwable thrown) {
            fail(thrown);
        }
        leave(machine);
    }

    private void run(Machine machine) {
        while (failure == null && !stopped) {
            if (trace.steps() >= options.maxSteps()) {
                throw new SimulationFailure.Stuck(
                        "the run did not end within " + options.maxSteps() + " steps", machine.waiting());
            }
            if (!machine.step()) {
                if (!ended) {
                    throw new SimulationFailure.Stuck(
                            "nothing can run, and the program has not ended", machine.waiting());
                }
                return;
            }
            beat = trace.steps();
            World mine = world;
            if (mine != null) {
                mine.check();
            }
        }
    }

    /** Lets all threads end, so that nothing is left of the run. */
    private void leave(Machine machine) {
        trace.end();
        World mine = world;
        try {
            if (mine != null && !ended) {
                machine.newThread(ThreadKind.PLATFORM, "end", () -> mine.node().close(Duration.ZERO))
                        .start();
                runOut(machine);
            }
            machine.end();
            runOut(machine);
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private void runOut(Machine machine) {
        for (int left = LAST_STEPS; left > 0 && machine.step(); left--) {
            beat = left;
        }
    }

    private void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    // ---- the first fiber

    private void live(Machine machine, Program program) {
        Node node = options.node()
                .apply(Node.builder("sim").workers(1).logging(false))
                .substrate(machine)
                .start();
        World mine = new World(machine, node, trace);
        node.listen(event -> {
            if (event instanceof SystemEvent.Spawned(Pid pid, var _)) {
                node.info(pid).flatMap(info -> info.name().or(info::label)).ifPresent(name -> trace.name(pid, name));
            }
            trace.note(event);
        });
        world = mine;
        try {
            program.run(mine);
        } catch (Throwable thrown) {
            fail(thrown);
            return;
        }
        node.close();
        ended = true;
    }
}
