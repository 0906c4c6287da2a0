package io.warpbeam.actors;

/**
 * A process without code: the mailbox of a plain thread, a request handler or a test for instance. The thread that
 * opened it owns it and uses it as {@link Self}; closing it ends the process with {@link ExitReason#NORMAL}. An exit
 * signal that would end a process makes the next operation throw {@link ProcessExit}; an inbox that should live on
 * traps exits.
 */
public sealed interface Inbox extends Self, AutoCloseable permits InboxProcess {

    /** Ends the process; messages left over become dead letters. By the owner; idempotent. */
    @Override
    void close();
}
