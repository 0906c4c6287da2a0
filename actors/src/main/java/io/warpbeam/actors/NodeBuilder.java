package io.warpbeam.actors;

import java.util.Objects;

/** The settings of a node. Not thread-safe; used once. */
public final class NodeBuilder {

    private final String name;
    private Substrate substrate = Substrate.system();
    private int workers; // zero for as many as the substrate can run at once

    NodeBuilder(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        this.name = name;
    }

    /**
     * What the node stands on; the real clock and threads of the JVM unless set.
     *
     * @param newSubstrate clock, threads and randomness of everything on the node
     * @return this builder
     */
    public NodeBuilder substrate(Substrate newSubstrate) {
        this.substrate = Objects.requireNonNull(newSubstrate, "substrate");
        return this;
    }

    /**
     * How many workers run event-driven processes; as many as there are processors unless set.
     *
     * @param newWorkers at least 1
     * @return this builder
     * @throws IllegalArgumentException when {@code newWorkers} is less than 1
     */
    public NodeBuilder workers(int newWorkers) {
        if (newWorkers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but is " + newWorkers);
        }
        this.workers = newWorkers;
        return this;
    }

    /**
     * Starts the node.
     *
     * @return a running node, to be closed
     */
    public Node start() {
        return LocalNode.start(name, substrate, workers == 0 ? substrate.parallelism() : workers);
    }
}
