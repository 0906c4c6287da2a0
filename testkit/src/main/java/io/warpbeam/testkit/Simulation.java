package io.warpbeam.testkit;

import io.warpbeam.testkit.Execution.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs programs that use a node deterministically: one thread at a time, each next step chosen by a seed, in virtual
 * time that jumps to the next timer when nothing can run. The same seed does the same again.
 *
 * <p>The program runs unchanged. Its processes, blocking ones included, its timers and all threads of the kit belong to
 * the simulation. Threads that the program makes by itself do not, and a wait that the simulation cannot see, for real
 * time or for a monitor, fails the run.
 *
 * <p>The JVM should be started with {@code --add-opens java.base/java.lang=ALL-UNNAMED}, or {@code =io.warpbeam.actors}
 * on a module path: processes then run on virtual threads, a million steps a second, and may wait for anything in
 * {@code java.util.concurrent}, time-outs excepted. Without it they run on platform threads, many times slower, and may
 * wait for what the kit offers only; the failure of a run that waits for something else names the option.
 *
 * <p>All methods may be called from any thread, and block until all runs have ended. An interrupt fails the run, and
 * stays set. So does a single step that takes longer than 20 seconds, without the interrupt.
 */
public final class Simulation {

    /** How many steps the search for a shorter schedule may take. */
    private static final long SHRINKING_STEPS = 3_000_000;

    /** What each run of that search counts at least, since it has to be cleared up as well. */
    private static final long LEAST_STEPS = 10_000;

    private Simulation() {}

    /**
     * Runs a program once, with the default options.
     *
     * @param seed of everything that is left to chance
     * @param program what is run
     * @return what it did
     * @throws SimulationFailure when the program throws, when an invariant does not hold, when nothing can run before
     *     it ends, when it takes too many steps, or when something escapes the simulation
     */
    public static SimulationRun run(long seed, Program program) {
        return run(SimulationOptions.DEFAULT, seed, program);
    }

    /**
     * Runs a program once.
     *
     * @param options the settings
     * @param seed of everything that is left to chance
     * @param program what is run
     * @return what it did
     * @throws SimulationFailure as {@link #run(long, Program)}
     */
    public static SimulationRun run(SimulationOptions options, long seed, Program program) {
        return check(options, new Execution(seed, options, decisions(options, seed), false).run(program), program);
    }

    /**
     * Runs a program with the decisions of a failed run, as its text gives them.
     *
     * @param seed of what is left to chance besides
     * @param schedule the decisions
     * @param program what is run
     * @return what it did
     * @throws SimulationFailure as {@link #run(long, Program)}
     */
    public static SimulationRun replay(long seed, String schedule, Program program) {
        return replay(SimulationOptions.DEFAULT, seed, schedule, program);
    }

    /**
     * Runs a program with the decisions of a failed run, as its text gives them.
     *
     * @param options the settings; those of the failed run
     * @param seed of what is left to chance besides
     * @param schedule the decisions
     * @param program what is run
     * @return what it did
     * @throws SimulationFailure as {@link #run(long, Program)}
     */
    public static SimulationRun replay(SimulationOptions options, long seed, String schedule, Program program) {
        Outcome outcome = replay(options, seed, Schedule.parse(schedule), program, true);
        outcome.failure().ifPresent(cause -> {
            throw new SimulationFailure(outcome.run(), schedule, outcome.trace(), cause);
        });
        return outcome.run();
    }

    /**
     * Runs a program with the seeds from 0 on, with the default options.
     *
     * @param seeds how many
     * @param program what is run
     * @return what was seen
     * @throws SimulationFailure for the first seed that fails, with a schedule as short as could be found
     * @throws AssertionError when a state of {@link World#sometimes} was reached by no seed
     */
    public static Exploration explore(int seeds, Program program) {
        return explore(SimulationOptions.DEFAULT, 0, seeds, program);
    }

    /**
     * Runs a program with many seeds.
     *
     * @param options the settings
     * @param firstSeed the first
     * @param seeds how many, one after the other
     * @param program what is run
     * @return what was seen
     * @throws SimulationFailure for the first seed that fails, with a schedule as short as could be found
     * @throws AssertionError when a state of {@link World#sometimes} was reached by no seed
     */
    public static Exploration explore(SimulationOptions options, long firstSeed, int seeds, Program program) {
        Map<String, Integer> reached = new TreeMap<>();
        long steps = 0;
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Outcome outcome = new Execution(seed, options, decisions(options, seed), false).run(program);
            steps += check(options, outcome, program).steps();
            outcome.named().forEach(name -> reached.merge(name, 0, Integer::sum));
            outcome.run().reached().forEach(name -> reached.merge(name, 1, Integer::sum));
        }
        List<String> never = new ArrayList<>();
        reached.forEach((name, runs) -> {
            if (runs == 0) {
                never.add(name);
            }
        });
        if (!never.isEmpty()) {
            throw new AssertionError("never reached by %d seeds from %d on: %s".formatted(seeds, firstSeed, never));
        }
        return new Exploration(seeds, steps, reached);
    }

    private static Decisions decisions(SimulationOptions options, long seed) {
        return switch (options.strategy()) {
            case Strategy.Uniform _ -> new UniformDecisions(seed);
            case Strategy.Priorities priorities -> new PriorityDecisions(seed, priorities);
        };
    }

    private static Outcome replay(
            SimulationOptions options, long seed, Schedule schedule, Program program, boolean told) {
        return new Execution(seed, options, new GivenDecisions(schedule), told).run(program);
    }

    /** The run, if it did not fail; otherwise a failure that tells of the shortest schedule that fails alike. */
    private static SimulationRun check(SimulationOptions options, Outcome outcome, Program program) {
        if (outcome.failure().isEmpty()) {
            return outcome.run();
        }
        Throwable cause = outcome.failure().get();
        if (cause instanceof SimulationFailure.Abandoned) {
            throw new SimulationFailure(outcome.run(), "", List.of(), cause); // and will not end the next time
        }
        Class<?> kind = cause.getClass();
        long seed = outcome.run().seed();
        AtomicLong left = new AtomicLong(SHRINKING_STEPS);
        Schedule shortest = outcome.schedule().shrink(fewer -> {
            if (left.get() <= 0) {
                return false;
            }
            Outcome other = replay(options, seed, fewer, program, false);
            left.addAndGet(-Math.max(LEAST_STEPS, other.run().steps()));
            return other.failure().filter(kind::isInstance).isPresent();
        });
        Outcome told = replay(options, seed, shortest, program, true);
        throw new SimulationFailure(
                told.run(), shortest.toString(), told.trace(), told.failure().orElse(cause));
    }
}
