package io.warpbeam.actors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a process that failed. Written once per crash; none is written for {@link ExitReason#NORMAL} and the
 * shutdown reasons, nor for a process that an exit signal ended. Any thread may read it; the message and the state are
 * the objects themselves.
 *
 * @param time of the crash
 * @param pid the process
 * @param name that it held
 * @param label that it was given
 * @param ancestors its parent, the parent of that, and so on, as far as they are known
 * @param reason of its end, with the exception if there was one
 * @param lastMessage that it was handling
 * @param caller that sent the request which it was handling, or had taken last and not answered; the root process of
 *     the node for a plain thread
 * @param state as its handler tells it
 * @param links the processes linked with it
 */
public record CrashReport(
        Instant time,
        Pid pid,
        Optional<String> name,
        Optional<String> label,
        List<Pid> ancestors,
        ExitReason reason,
        Optional<Object> lastMessage,
        Optional<Pid> caller,
        Optional<Object> state,
        List<Pid> links) {

    /** Keeps copies of the lists. */
    public CrashReport {
        ancestors = List.copyOf(ancestors);
        links = List.copyOf(links);
    }
}
