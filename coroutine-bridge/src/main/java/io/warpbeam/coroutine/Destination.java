package io.warpbeam.coroutine;

import io.warpbeam.actors.From;
import io.warpbeam.actors.Pid;

/** Where the next outcome of a runner goes. */
sealed interface Destination {

    /** As a message to a process. */
    record Mailbox(Pid pid) implements Destination {}

    /** As the reply to a sync operation. */
    record Waiting(From<Outcome> from) implements Destination {}

    /** The only one who would hear of it has ended. */
    record Nobody() implements Destination {}
}
