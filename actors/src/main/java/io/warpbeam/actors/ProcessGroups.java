package io.warpbeam.actors;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups of processes within a scope of a node: OTP's {@code pg}. A process may be in any number of groups, and in one
 * group several times: who joins twice leaves twice. A group is there while it has members. A process that ends leaves
 * all its groups before anyone is told of its end.
 *
 * <p>This is a handle on a scope, which need not run: an unknown scope has no groups, and nothing can be done with it
 * but read and {@link #start()}. Handles are equal when they are on the same scope. All methods may be called from any
 * thread; none blocks.
 *
 * <p>Not for keys that carry values or that have one holder: see {@link Registry}.
 */
public sealed interface ProcessGroups permits GroupHandle {

    /** The scope that {@link #of(Node)} stands for. */
    String DEFAULT_SCOPE = "pg";

    /**
     * {@return the groups of the default scope of a node, running or not}
     *
     * @param node whose processes may join
     */
    static ProcessGroups of(Node node) {
        return of(node, DEFAULT_SCOPE);
    }

    /**
     * {@return the groups of a scope, running or not}
     *
     * @param node whose processes may join
     * @param scope any object, compared with {@code equals}
     */
    static ProcessGroups of(Node node, Object scope) {
        return new GroupHandle((LocalNode) node, scope);
    }

    /**
     * What a monitor of groups tells its owner. Those of one monitor come in the order in which things happened,
     * without a gap after the members that {@link #monitor} returned.
     */
    sealed interface Change {

        /** {@return the monitor that tells} */
        GroupMonitor monitor();

        /** {@return the group that has changed} */
        Object group();

        /** {@return the processes that joined or left, one as often as it did so} */
        List<Pid> pids();
    }

    /**
     * Processes have joined a group.
     *
     * @param monitor that tells
     * @param group that has changed
     * @param pids the processes
     */
    record Joined(GroupMonitor monitor, Object group, List<Pid> pids) implements Change {}

    /**
     * Processes have left a group, or have ended.
     *
     * @param monitor that tells
     * @param group that has changed
     * @param pids the processes
     */
    record Left(GroupMonitor monitor, Object group, List<Pid> pids) implements Change {}

    /**
     * A new monitor of one group.
     *
     * @param monitor that tells from now on
     * @param members at that moment
     */
    record Watched(GroupMonitor monitor, List<Pid> members) {}

    /**
     * A new monitor of all groups of a scope.
     *
     * @param monitor that tells from now on
     * @param groups and their members at that moment
     */
    record WatchedScope(GroupMonitor monitor, Map<Object, List<Pid>> groups) {}

    /**
     * Starts the scope.
     *
     * @return {@code false} when it runs already
     */
    boolean start();

    /**
     * Stops the scope: its groups and monitors are gone, and nobody is told.
     *
     * @return {@code false} when it did not run
     */
    boolean stop();

    /**
     * Puts processes into a group; once more if they are in it. One that has ended is put in for no time.
     *
     * @param group any object, compared with {@code equals}
     * @param pids processes of the node
     * @throws CallFailedException with {@link ExitReason#NO_PROCESS} when the scope does not run
     * @throws IllegalArgumentException when one lives on another node; nothing was done
     */
    void join(Object group, Collection<Pid> pids);

    /**
     * Puts a process into a group; see {@link #join(Object, Collection)}.
     *
     * @param group any object, compared with {@code equals}
     * @param pid a process of the node
     * @throws CallFailedException with {@link ExitReason#NO_PROCESS} when the scope does not run
     * @throws IllegalArgumentException when it lives on another node
     */
    default void join(Object group, Pid pid) {
        join(group, List.of(pid));
    }

    /**
     * Takes processes out of a group, each of them once for each time that it is given.
     *
     * @param group any object, compared with {@code equals}
     * @param pids processes of the node
     * @return {@code false} when none of them was a member
     * @throws CallFailedException with {@link ExitReason#NO_PROCESS} when the scope does not run
     * @throws IllegalArgumentException when one lives on another node; nothing was done
     */
    boolean leave(Object group, Collection<Pid> pids);

    /**
     * Takes a process out of a group once.
     *
     * @param group any object, compared with {@code equals}
     * @param pid a process of the node
     * @return {@code false} when it was no member
     * @throws CallFailedException with {@link ExitReason#NO_PROCESS} when the scope does not run
     * @throws IllegalArgumentException when it lives on another node
     */
    default boolean leave(Object group, Pid pid) {
        return leave(group, List.of(pid));
    }

    /**
     * {@return the members of a group in the order in which they joined, one as often as it did; empty for an unknown
     * group or scope} An unmodifiable snapshot.
     *
     * @param group any object
     */
    List<Pid> members(Object group);

    /** {@return the groups that have members; empty for an unknown scope} An unmodifiable snapshot. */
    Set<Object> groups();

    /**
     * Tells the calling process from now on who joins and leaves a group, which need not have members. Each call sets a
     * further monitor. It ends with the process.
     *
     * @param group any object, compared with {@code equals}
     * @return the monitor, and the members at that moment
     * @throws CallFailedException with {@link ExitReason#NO_PROCESS} when the scope does not run
     * @throws IllegalStateException when the calling thread runs no process
     */
    Watched monitor(Object group);

    /**
     * Tells the calling process from now on who joins and leaves any group of the scope; see {@link #monitor}.
     *
     * @return the monitor, and all groups at that moment
     * @throws CallFailedException with {@link ExitReason#NO_PROCESS} when the scope does not run
     * @throws IllegalStateException when the calling thread runs no process
     */
    WatchedScope monitorAll();

    /**
     * Ends a monitor of the calling process, and removes what it told from the mailbox.
     *
     * @param monitor set by the calling process
     * @return {@code false} when it is none, or was ended before; it is left as it is
     * @throws IllegalStateException when the calling thread runs no process
     */
    boolean demonitor(GroupMonitor monitor);
}
