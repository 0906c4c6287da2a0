package io.warpbeam.coroutine;

import io.warpbeam.actors.From;
import io.warpbeam.actors.Pid;

/** Where the next outcome of a runner goes. */
sealed interface Destination {

    /** Places that need no address. */
    enum Standing implements Destination {
        /** As a message to the caller. */
        CALLER,
        /** The only one who would hear of it has ended. */
        NOBODY
    }

    /** As a message to a process. */
    record Mailbox(Pid pid) implements Destination {}

    /** As the reply to a sync operation. */
    record Waiting(From<Outcome> from) implements Destination {}
}
