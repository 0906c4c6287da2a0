package io.warpbeam.actors;

/**
 * Notices mailboxes that have grown long. To count a mailbox takes time in proportion to its length, so it is done now
 * and then only, on behalf of a process that does not get to the end of its mailbox, and only while somebody wants to
 * know. From the thread that runs the process, or the watchdog.
 */
final class HighWater {

    private final Events events;
    private final int mark;

    HighWater(Events events, int mark) {
        this.events = events;
        this.mark = mark;
    }

    /** Tells of a mailbox that has reached the mark, once until it has fallen below half of it. */
    void look(LocalProcess process) {
        if (!events.isHeard() && !FlightEvents.wantsHigh()) {
            return;
        }
        int length = process.queueLength();
        if (length >= mark && !process.isHigh()) {
            process.setHigh(true);
            FlightEvents.high(process, length);
            events.publish(new SystemEvent.MailboxHigh(process, length));
        } else if (length < mark / 2) {
            process.setHigh(false);
        }
    }
}
