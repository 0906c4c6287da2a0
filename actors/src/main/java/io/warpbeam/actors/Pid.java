package io.warpbeam.actors;

/**
 * The address of one process. A pid is never reused: it names the same process for ever, alive or ended. Pids are equal
 * when they are the same process, and may be sent to and used from any thread.
 *
 * <p>Signals from one sender to one pid, whatever their kind, are received in the order in which they were sent;
 * nothing is promised between different senders.
 */
public sealed interface Pid extends Destination permits LocalProcess {

    /**
     * {@return the number of the process within its node, unique for the life of the node; zero is the root process}
     */
    long id();

    /** {@return the node on which the process was spawned, also after it has ended} */
    Node node();

    /**
     * Sends an exit signal, on behalf of the calling process or, from a plain thread, of the node. What it does is
     * decided when it is received: {@link ExitReason#KILL} ends any process with {@link ExitReason#KILLED};
     * {@link ExitReason#NORMAL} from another process is ignored unless the receiver traps exits; a process that traps
     * exits gets an {@link Exit} message; any other process ends with the reason. From any thread; returns before the
     * signal is received; no error for an ended process.
     *
     * @param reason that the signal carries; {@code KILL} cannot be trapped
     */
    void sendExit(ExitReason reason);

    /**
     * {@return whether the process has not ended yet; {@code true} may be outdated when it arrives} From any thread.
     */
    boolean isAlive();
}
