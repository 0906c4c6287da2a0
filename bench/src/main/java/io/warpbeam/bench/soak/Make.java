package io.warpbeam.bench.soak;

import io.warpbeam.actors.Priority;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.SpawnOptions.MailboxBound;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.Optional;

/**
 * How a process is made.
 *
 * @param witness whether it lives until the others have ended: it traps exits, and nobody kills it
 * @param eventDriven or blocking
 * @param traps exits from its first instruction on
 * @param polls whether a blocking one receives with a time-out, rather than without
 * @param platformThread for a blocking one
 * @param bound of its mailbox
 * @param priority of an event-driven one
 */
record Make(
        boolean witness,
        boolean eventDriven,
        boolean traps,
        boolean polls,
        boolean platformThread,
        Optional<MailboxBound> bound,
        Priority priority) {

    /** {@return what it is spawned with} */
    SpawnOptions options() {
        SpawnOptions options = SpawnOptions.DEFAULT.priority(priority);
        if (traps) {
            options = options.trappingExits();
        }
        if (platformThread) {
            options = options.onPlatformThread();
        }
        SpawnOptions unbounded = options;
        return bound.map(limit -> unbounded.mailbox(limit.capacity(), limit.policy()))
                .orElse(unbounded);
    }

    /** {@return whether a full mailbox holds its senders up} */
    boolean blocksSenders() {
        return bound.filter(limit -> limit.policy() == OverflowPolicy.BLOCK).isPresent();
    }
}
