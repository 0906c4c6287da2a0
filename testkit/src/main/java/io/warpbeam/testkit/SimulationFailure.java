package io.warpbeam.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A run of a simulation failed. The text says how to run it again, and what it did; the cause is what went wrong. */
public final class SimulationFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient SimulationRun run;

    /** The decisions of the run. */
    private final String schedule;

    /** What cannot be simulated left the simulation. */
    static final class Escaped extends Error {
        private static final long serialVersionUID = 1L;

        Escaped(String message, StackTraceElement[] stack) {
            super(message);
            setStackTrace(stack);
        }
    }

    /** The run will never end by itself. */
    static final class Stuck extends Error {
        private static final long serialVersionUID = 1L;

        Stuck(String why, List<Thread> waiting) {
            super(why + waiting.stream().map(SimulationFailure::describe).collect(Collectors.joining()));
        }
    }

    /** A thread that is no process has ended with an exception. */
    static final class Uncaught extends Error {
        private static final long serialVersionUID = 1L;

        Uncaught(Thread thread, Throwable cause) {
            super("thread " + thread.getName() + " ended with " + cause, cause);
        }
    }

    /** Nobody waits for the run any more. */
    static final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;

        Abandoned(String why, Thread driver) {
            super(why + describe(driver));
        }
    }

    private static String describe(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> "\n      at " + frame)
                .collect(Collectors.joining("", "\n  " + thread.getName(), ""));
    }

    static Escaped escape(String what, Thread thread) {
        return new Escaped(
                "thread " + thread.getName() + " " + what
                        + ", which the simulation does not control; use what the kit offers, or java.util.concurrent"
                        + " without time-outs",
                thread.getStackTrace());
    }

    SimulationFailure(SimulationRun run, String schedule, List<String> trace, Throwable cause) {
        super(text(run, schedule, trace, cause), cause);
        this.run = run;
        this.schedule = schedule;
    }

    private static String text(SimulationRun run, String schedule, List<String> trace, Throwable cause) {
        return "seed %d failed after %d steps: %s%nreplay: Simulation.replay(%dL, \"%s\", program)%n%s"
                .formatted(
                        run.seed(),
                        run.steps(),
                        cause,
                        run.seed(),
                        schedule,
                        String.join(System.lineSeparator(), trace));
    }

    /** {@return the run that failed} */
    public SimulationRun run() {
        return run;
    }

    /** {@return the decisions of the run, for {@link Simulation#replay}} */
    public String schedule() {
        return schedule;
    }
}
