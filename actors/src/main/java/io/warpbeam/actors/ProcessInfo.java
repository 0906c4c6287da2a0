package io.warpbeam.actors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one process. Immutable; any thread may use it.
 *
 * @param pid the process
 * @param name that it holds
 * @param label that it was given
 * @param kind how it runs
 * @param status what it does
 * @param parent the process that spawned it
 * @param messageQueueLength messages waiting, signals included
 * @param links the processes linked with it
 * @param monitors its monitors, each with the process that it watches and the name by which that was found
 * @param monitoredBy the processes that watch it, one entry per monitor
 * @param aliases its active aliases
 * @param trapsExits whether exit signals arrive as messages
 * @param messagesHandled so far
 * @param timeInHandlers an estimate from samples; zero for processes with a thread of their own
 * @param currentCall the call that it answers or waits for
 * @param suspended whether it takes no messages; see {@link io.warpbeam.actors.server.Sys#suspend}
 */
public record ProcessInfo(
        Pid pid,
        Optional<String> name,
        Optional<String> label,
        Kind kind,
        Status status,
        Pid parent,
        int messageQueueLength,
        List<Pid> links,
        List<Monitor> monitors,
        List<Pid> monitoredBy,
        List<Alias> aliases,
        boolean trapsExits,
        long messagesHandled,
        Duration timeInHandlers,
        Optional<Call<?>> currentCall,
        boolean suspended) {

    /** Keeps copies of the lists. */
    public ProcessInfo {
        links = List.copyOf(links);
        monitors = List.copyOf(monitors);
        monitoredBy = List.copyOf(monitoredBy);
        aliases = List.copyOf(aliases);
    }

    /** How a process runs. */
    public enum Kind {
        /** By the workers, when there is a message. */
        EVENT_DRIVEN,
        /** On a thread of its own. */
        BLOCKING,
        /** On the thread that opened it. */
        INBOX
    }

    /** What a process does. */
    public enum Status {
        /** It waits for a message. */
        WAITING,
        /** It has a message and waits for its turn. */
        RUNNABLE,
        /** Its code runs, or blocks on something outside the kit. */
        RUNNING,
        /** Its code waits in the kit: for a reply, or in a sleep. */
        SUSPENDED
    }
}
