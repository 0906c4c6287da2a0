package io.warpbeam.actors;

import io.warpbeam.mailbox.Offer;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that were given a message in the middle of something that others must wait for, and are woken when it is
 * done. Used by one thread.
 */
final class Wakes {

    private final List<LocalProcess> due = new ArrayList<>(2);

    /** Puts a signal in the in-queue of a process; false when it has ended. */
    boolean deliver(LocalProcess process, Signal signal) {
        Offer<Object> offer = process.mailbox.place(signal);
        if (offer == Offer.wakeDue()) {
            due.add(process);
            return true;
        }
        return offer.isQueued();
    }

    /** Wakes them. Must follow, or they sleep on. */
    void run() {
        due.forEach(LocalProcess::wake);
    }
}
