package io.warpbeam.testkit;

import io.warpbeam.actors.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What a simulated {@link Program} has at hand: its node, and what happens beside it. To be used by threads of the
 * simulation only; they run one at a time.
 */
public final class World {

    private final Machine machine;
    private final Node node;
    private final Trace trace;
    private final Faults faults;
    private final List<Check> checks = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> reached = new HashSet<>();

    private record Check(String name, BooleanSupplier holds) {}

    World(Machine machine, Node node, Trace trace) {
        this.machine = machine;
        this.node = node;
        this.trace = trace;
        this.faults = new Faults(machine, trace);
    }

    /** {@return the node, an ordinary one in all but time, threads and randomness; closed after the program} */
    public Node node() {
        return node;
    }

    /** {@return randomness from the seed, for what the program does} */
    public RandomGenerator random() {
        return machine.random();
    }

    /** {@return how many steps have been taken} */
    public long steps() {
        return trace.steps();
    }

    /** {@return how far virtual time has gone} */
    public Duration time() {
        return Duration.ofNanos(machine.nanoTime());
    }

    /** {@return what can be made to go wrong} */
    public Faults faults() {
        return faults;
    }

    /**
     * Lets virtual time pass for the calling thread, which is not a process. Others run meanwhile.
     *
     * @param duration how long
     */
    public void sleep(Duration duration) {
        machine.sleep(duration);
    }

    /** Waits until nothing can run before time goes on: all messages are handled, all that waits waits for a timer. */
    public void settle() {
        machine.settle();
    }

    /**
     * States what must hold after each step from now on.
     *
     * @param name for the failure
     * @param holds looks, from outside any process, and must change nothing; it may throw an {@link AssertionError}
     */
    public void always(String name, BooleanSupplier holds) {
        checks.add(new Check(Objects.requireNonNull(name, "name"), Objects.requireNonNull(holds, "holds")));
    }

    /**
     * States what must be seen in some run: {@link Simulation#explore} fails when it was false each time it was looked
     * at, in all seeds. It tells whether the seeds reach what they are to test.
     *
     * @param name of the state, one for each place
     * @param seen whether this run is in that state
     */
    public void sometimes(String name, boolean seen) {
        named.add(Objects.requireNonNull(name, "name"));
        if (seen) {
            reached.add(name);
        }
    }

    /** After each step, by the driver. */
    void check() {
        for (Check check : checks) {
            if (!check.holds().getAsBoolean()) {
                throw new AssertionError("not always: " + check.name());
            }
        }
        faults.strike();
    }

    Set<String> named() {
        return named;
    }

    Set<String> reached() {
        return reached;
    }
}
