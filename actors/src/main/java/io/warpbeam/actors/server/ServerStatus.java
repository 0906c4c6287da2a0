package io.warpbeam.actors.server;

import io.warpbeam.actors.Pid;
import java.util.List;
import java.util.Optional;

/**
 * What a server tells of itself; see {@link Sys#status}. Immutable as far as the objects in it are; any thread may use
 * it.
 *
 * @param pid the server
 * @param parent the process that started it
 * @param callbacks the class of its callbacks
 * @param suspended whether it takes no messages
 * @param state the state as {@link GenServer#formatStatus} shows it; a note when that failed
 * @param log the last trace events, oldest first, as shown
 * @param listeners how many listeners trace it
 * @param statistics when they are counted
 */
public record ServerStatus(
        Pid pid,
        Pid parent,
        Class<?> callbacks,
        boolean suspended,
        Object state,
        List<TraceEvent> log,
        int listeners,
        Optional<ServerStatistics> statistics) {

    /** Keeps a copy of the list. */
    public ServerStatus {
        log = List.copyOf(log);
    }
}
