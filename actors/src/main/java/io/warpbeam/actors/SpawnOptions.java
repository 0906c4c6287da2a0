package io.warpbeam.actors;

import io.warpbeam.mailbox.OverflowPolicy;
import java.util.Objects;
import java.util.Optional;

/**
 * How a process is spawned. Immutable; each method returns a changed copy.
 *
 * @param name under which it is registered before it runs
 * @param label what it is, for people who read process listings and crash reports
 * @param trapExits whether it traps exits from its first instruction on
 * @param bound of its mailbox; empty for none
 * @param via a further name, of any name space, under which it is registered before it runs
 * @param platformThread whether a process with a thread of its own gets a platform thread, for code that computes for
 *     long or pins its carrier; no effect on event-driven processes
 * @param priority how soon it runs when several want to
 * @param isolation what may enter or leave the process
 */
public record SpawnOptions(
        Optional<String> name,
        Optional<String> label,
        boolean trapExits,
        Optional<MailboxBound> bound,
        Optional<Name> via,
        boolean platformThread,
        Priority priority,
        IsolationLevel isolation) {

    /** Nothing special: no name, unbounded, virtual thread. */
    public static final SpawnOptions DEFAULT = new SpawnOptions(
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            Priority.NORMAL,
            IsolationLevel.SHARED);

    /** Checks the components. */
    public SpawnOptions {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(bound, "bound");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(isolation, "isolation");
    }

    /**
     * A bound of the mailbox. It counts messages of users only, those through an {@link Alias} included; signals,
     * replies and timers always pass. Messages that a selective receive or a {@link Mark} has set aside no longer
     * count.
     *
     * @param capacity how many messages
     * @param policy what happens to one more
     */
    public record MailboxBound(int capacity, OverflowPolicy policy) {
        /** Checks the capacity. */
        public MailboxBound {
            if (capacity < 1) {
                throw new IllegalArgumentException("capacity must be at least 1, but is " + capacity);
            }
            Objects.requireNonNull(policy, "policy");
        }
    }

    /**
     * Registers the process under a name.
     *
     * @param name not blank and held by nobody, which the spawn checks
     * @return the defaults with that name
     */
    public static SpawnOptions named(String name) {
        return DEFAULT.name(name);
    }

    /**
     * Registers the process under a name.
     *
     * @param newName not blank and held by nobody, which the spawn checks
     * @return the changed copy
     */
    public SpawnOptions name(String newName) {
        return new SpawnOptions(
                Optional.of(newName), label, trapExits, bound, via, platformThread, priority, isolation);
    }

    /**
     * Registers the process under a name of any name space, before it runs. If the name is taken the spawn fails as for
     * a name of the node.
     *
     * @param newVia held by nobody, which the spawn checks
     * @return the changed copy
     */
    public SpawnOptions via(Name newVia) {
        return new SpawnOptions(
                name, label, trapExits, bound, Optional.of(newVia), platformThread, priority, isolation);
    }

    /**
     * Says what the process is.
     *
     * @param newLabel short and for people
     * @return the changed copy
     */
    public SpawnOptions label(String newLabel) {
        return new SpawnOptions(
                name, Optional.of(newLabel), trapExits, bound, via, platformThread, priority, isolation);
    }

    /**
     * Makes the process trap exits from its first instruction on.
     *
     * @return the changed copy
     */
    public SpawnOptions trappingExits() {
        return new SpawnOptions(name, label, true, bound, via, platformThread, priority, isolation);
    }

    /**
     * Bounds the mailbox.
     *
     * @param capacity how many messages of users, at least 1
     * @param policy what happens to one more
     * @return the changed copy
     * @throws IllegalArgumentException when {@code capacity} is less than 1
     */
    public SpawnOptions mailbox(int capacity, OverflowPolicy policy) {
        return new SpawnOptions(
                name,
                label,
                trapExits,
                Optional.of(new MailboxBound(capacity, policy)),
                via,
                platformThread,
                priority,
                isolation);
    }

    /**
     * Gives the process a platform thread.
     *
     * @return the changed copy
     */
    public SpawnOptions onPlatformThread() {
        return new SpawnOptions(name, label, trapExits, bound, via, true, priority, isolation);
    }

    /**
     * Gives the process a priority.
     *
     * @param newPriority how soon it runs when several want to
     * @return the changed copy
     */
    public SpawnOptions priority(Priority newPriority) {
        return new SpawnOptions(name, label, trapExits, bound, via, platformThread, newPriority, isolation);
    }

    /**
     * Sets what may enter or leave the process.
     *
     * @param level in force for the process; between two processes, the stricter of their levels
     * @return the changed copy
     */
    public SpawnOptions isolation(IsolationLevel level) {
        return new SpawnOptions(name, label, trapExits, bound, via, platformThread, priority, level);
    }
}
