package io.warpbeam.actors;

import java.time.Duration;

/**
 * Something that happened in a node and that no process was sent. Published on one thread and read by others, so an
 * event should be immutable.
 */
public interface SystemEvent {

    /**
     * A process was spawned.
     *
     * @param pid the process
     * @param parent the process that spawned it
     */
    record Spawned(Pid pid, Pid parent) implements SystemEvent {}

    /**
     * A process ended.
     *
     * @param pid the process
     * @param reason why
     */
    record Exited(Pid pid, ExitReason reason) implements SystemEvent {}

    /**
     * A process ended by a failure of its own code.
     *
     * @param report all that is known of it
     */
    record Crashed(CrashReport report) implements SystemEvent {}

    /**
     * A message reached nobody.
     *
     * @param target the process it was for
     * @param message the message
     * @param cause why
     */
    record DeadLetter(Pid target, Object message, Cause cause) implements SystemEvent {
        /** Why a message reached nobody. */
        public enum Cause {
            /** The process had ended. */
            NO_PROCESS,
            /** The process ended with the message in its mailbox. */
            LEFT_OVER,
            /** The mailbox was full and its policy drops messages. */
            DROPPED
        }
    }

    /**
     * A mailbox has grown to the mark of {@link NodeBuilder#mailboxHigh}. Told once, until it has fallen below half of
     * that. Noticed now and then, when a process does not get to the end of its mailbox or its handler takes long.
     *
     * @param pid the process
     * @param length messages waiting, signals included
     */
    record MailboxHigh(Pid pid, int length) implements SystemEvent {}

    /**
     * A worker was held up by one process.
     *
     * @param pid the process
     * @param held for how long so far
     * @param blocked whether its handler waits for something, rather than computes
     */
    record LongSchedule(Pid pid, Duration held, boolean blocked) implements SystemEvent {}
}
