package io.warpbeam.actors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The settings of a node. Not thread-safe; used once. */
public final class NodeBuilder {

    private final String name;
    private Substrate substrate = Substrate.system();
    private final Set<Class<?>> sendable = new HashSet<>();
    private final List<ScopedValue<?>> inherited = new ArrayList<>();
    private Optional<MessageContext> context = Optional.empty();
    private int mailboxHigh = 10_000;
    private boolean logging = true;
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
     * Vouches for types: their instances, those of subtypes included, cross by reference at every
     * {@link IsolationLevel}. For immutable types that the runtime cannot see through, and for types made to be used by
     * several processes at once.
     *
     * @param types classes or interfaces
     * @return this builder
     */
    public NodeBuilder sendable(Class<?>... types) {
        sendable.addAll(List.of(types));
        return this;
    }

    /**
     * Names scoped values that processes inherit. What is bound on the thread that spawns a process is bound around its
     * code too, and so around that of the processes which it spawns, unless the isolation of the new process is
     * {@link IsolationLevel#FULL}. A process costs more memory when it inherits something.
     *
     * @param values looked at on each spawn
     * @return this builder
     */
    public NodeBuilder inherit(ScopedValue<?>... values) {
        inherited.addAll(List.of(values));
        return this;
    }

    /**
     * Lets a context travel with each message, for tracing. Without one, messages travel as they are.
     *
     * @param newContext captures and restores
     * @return this builder
     */
    public NodeBuilder messageContext(MessageContext newContext) {
        context = Optional.of(newContext);
        return this;
    }

    /**
     * How many messages waiting make a mailbox long enough for {@link SystemEvent.MailboxHigh}; 10,000 unless set.
     *
     * @param messages at least 2
     * @return this builder
     * @throws IllegalArgumentException when {@code messages} is less than 2
     */
    public NodeBuilder mailboxHigh(int messages) {
        if (messages < 2) {
            throw new IllegalArgumentException("messages must be at least 2, but is " + messages);
        }
        this.mailboxHigh = messages;
        return this;
    }

    /**
     * Whether crashes, dead letters, failing listeners and what supervisors report are logged; they are unless set.
     * Listeners are told either way.
     *
     * @param newLogging false for a node that is silent
     * @return this builder
     */
    public NodeBuilder logging(boolean newLogging) {
        this.logging = newLogging;
        return this;
    }

    /**
     * Starts the node.
     *
     * @return a running node, to be closed
     */
    public Node start() {
        return LocalNode.start(
                name,
                substrate,
                workers == 0 ? substrate.parallelism() : workers,
                mailboxHigh,
                logging,
                new Border(sendable, inherited, context));
    }
}
