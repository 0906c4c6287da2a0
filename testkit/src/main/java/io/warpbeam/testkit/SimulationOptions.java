package io.warpbeam.testkit;

import io.warpbeam.actors.NodeBuilder;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The settings of simulations. Immutable; each method returns a changed copy.
 *
 * @param strategy how it is decided what runs next
 * @param maxSteps after how many steps a run that has not ended fails
 * @param lateness one in how many steps time goes on although something can run; 0 for never
 * @param delays one in how many messages arrives late; 0 for none
 * @param portable whether platform threads are used although better ones are there
 * @param node settings of the simulated node
 */
public record SimulationOptions(
        Strategy strategy, long maxSteps, int lateness, int delays, boolean portable, UnaryOperator<NodeBuilder> node) {

    /** Uniform choices, a million steps at most, and time that goes on only when nothing can run. */
    public static final SimulationOptions DEFAULT =
            new SimulationOptions(new Strategy.Uniform(), 1_000_000, 0, 0, false, UnaryOperator.identity());

    /** Checks the components. */
    public SimulationOptions {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(node, "node");
        if (maxSteps < 1) {
            throw new IllegalArgumentException("maxSteps must be at least 1, but is " + maxSteps);
        }
        if (lateness < 0) {
            throw new IllegalArgumentException("lateness must not be negative, but is " + lateness);
        }
        if (delays < 0) {
            throw new IllegalArgumentException("delays must not be negative, but is " + delays);
        }
    }

    /**
     * {@return these settings with another strategy}
     *
     * @param newStrategy uniform unless set
     */
    public SimulationOptions strategy(Strategy newStrategy) {
        return new SimulationOptions(newStrategy, maxSteps, lateness, delays, portable, node);
    }

    /**
     * {@return these settings with another limit}
     *
     * @param steps at least 1
     */
    public SimulationOptions maxSteps(long steps) {
        return new SimulationOptions(strategy, steps, lateness, delays, portable, node);
    }

    /**
     * Lets time go on although something can run, by a random leap of up to 16 seconds, as on a machine that is slow or
     * pauses: time-outs then race with what they guard.
     *
     * @param oneIn how many steps, on average; 0 for never
     * @return these settings with that
     */
    public SimulationOptions lateness(int oneIn) {
        return new SimulationOptions(strategy, maxSteps, oneIn, delays, portable, node);
    }

    /**
     * Lets messages between processes arrive late, so that others overtake them: a message of a process that knew of
     * them, for one, as OTP allows between different pairs of processes. Between the same two all stays in order,
     * calls, replies and signals included.
     *
     * @param oneIn how many messages, on average; 0 for none
     * @return these settings with that
     */
    public SimulationOptions delays(int oneIn) {
        return new SimulationOptions(strategy, maxSteps, lateness, oneIn, portable, node);
    }

    /**
     * Uses platform threads, as a simulation does anyway when the JVM was started without the option that
     * {@link Simulation} names. Decisions and traces are the same.
     *
     * @param newPortable false unless set
     * @return these settings with that
     */
    public SimulationOptions portable(boolean newPortable) {
        return new SimulationOptions(strategy, maxSteps, lateness, delays, newPortable, node);
    }

    /**
     * {@return these settings with a node set up like that}
     *
     * @param settings of the node; the substrate is the simulation's
     */
    public SimulationOptions node(UnaryOperator<NodeBuilder> settings) {
        return new SimulationOptions(strategy, maxSteps, lateness, delays, portable, settings);
    }
}
