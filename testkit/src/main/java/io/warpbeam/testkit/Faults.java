package io.warpbeam.testkit;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes things go wrong in a simulation, at steps or places that the program names. To be used by threads of the
 * simulation.
 */
public final class Faults {

    private final Machine machine;
    private final Trace trace;
    private final TreeMap<Long, List<Runnable>> planned = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();

    /** Thrown where a fault was asked for. */
    public static final class InjectedFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InjectedFault(String place, int visit) {
            super("injected at " + place + ", visit " + visit);
        }
    }

    /** Where code asks whether it is to fail. */
    private static final class Place {
        private int[] failing = {};
        private int oneIn;
        private int visits;
    }

    Faults(Machine machine, Trace trace) {
        this.machine = machine;
        this.trace = trace;
    }

    /**
     * Kills a process after so many steps of the run. No effect if it has ended by then.
     *
     * @param step counted from the beginning of the run
     * @param pid the process
     */
    public void killAt(long step, Pid pid) {
        Objects.requireNonNull(pid, "pid");
        at(step, () -> pid.sendExit(ExitReason.KILL));
    }

    /**
     * Makes the clock jump forward after so many steps of the run, past timers that then come late.
     *
     * @param step counted from the beginning of the run
     * @param by how far
     * @throws IllegalArgumentException when {@code by} is negative: the clock of a node never goes back
     */
    public void jumpAt(long step, Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("by must not be negative, but is " + by);
        }
        at(step, () -> machine.jump(by));
    }

    /**
     * Does anything after so many steps of the run.
     *
     * @param step counted from the beginning of the run
     * @param action runs on a simulated thread of its own that is no process
     */
    public void at(long step, Runnable action) {
        planned.computeIfAbsent(step, _ -> new ArrayList<>()).add(Objects.requireNonNull(action, "action"));
    }

    /**
     * Makes some visits to a place fail.
     *
     * @param place a name, as given to {@link #visit}
     * @param visits which ones, counted from 1
     */
    public void fail(String place, int... visits) {
        place(place).failing = visits.clone();
    }

    /**
     * Makes visits to a place fail at random, from the seed.
     *
     * @param place a name, as given to {@link #visit}
     * @param visits one in how many fails, on average
     * @throws IllegalArgumentException when {@code visits} is less than 1
     */
    public void failOneIn(String place, int visits) {
        if (visits < 1) {
            throw new IllegalArgumentException("visits must be at least 1, but is " + visits);
        }
        place(place).oneIn = visits;
    }

    /**
     * A place that may fail: in a start, a handler, or wherever the code under test calls something that the program
     * brought along.
     *
     * @param place a name
     * @throws InjectedFault when this visit was chosen to fail
     */
    public void visit(String place) {
        Place at = place(place);
        int visit = ++at.visits;
        boolean fails = Arrays.stream(at.failing).anyMatch(chosen -> chosen == visit)
                || (at.oneIn > 0 && machine.random().nextInt(at.oneIn) == 0);
        if (fails) {
            trace.note("fault at " + place);
            throw new InjectedFault(place, visit);
        }
    }

    /**
     * Makes a handler visit a place before its start and before each message.
     *
     * @param place a name; the start visits {@code place + " start"}
     * @param handler does the work
     * @return a handler that may fail
     */
    public EventHandler around(String place, EventHandler handler) {
        Objects.requireNonNull(handler, "handler");
        return new EventHandler() {
            @Override
            public void start(Self self) throws Exception {
                visit(place + " start");
                handler.start(self);
            }

            @Override
            public void handle(Object message) throws Exception {
                visit(place);
                handler.handle(message);
            }
        };
    }

    private Place place(String name) {
        return places.computeIfAbsent(Objects.requireNonNull(name, "place"), _ -> new Place());
    }

    /** After each step, by the driver. */
    void strike() {
        while (!planned.isEmpty() && planned.firstKey() <= trace.steps()) {
            for (Runnable action : planned.pollFirstEntry().getValue()) {
                trace.note("fault planned for this step");
                machine.interject("fault", action);
            }
        }
    }
}
