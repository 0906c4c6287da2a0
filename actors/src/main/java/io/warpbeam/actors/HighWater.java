package io.warpbeam.actors;

/**
 * Notices mailboxes that have grown long. To count a mailbox takes time in proportion to its length, so it is done now
 * and then only, not again before a long one can have become short, on behalf of a process that does not get to the end
 * of its mailbox, and only while somebody wants to know. From the thread that runs the process, or the watchdog.
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
        int handled = (int) process.handled();
        if ((!events.isHeard() && !FlightEvents.wantsHigh()) || isStillHigh(process, handled)) {
            return;
        }
        int length = process.queueLength();
        boolean told = process.isHigh();
        if (length < mark / 2) {
            process.setLow();
        } else if (told || length >= mark) {
            process.setHigh(handled + length - mark / 2);
        }
        if (length >= mark && !told) {
            FlightEvents.high(process, length);
            events.publish(new SystemEvent.MailboxHigh(process, length));
        }
    }

    /**
     * It would have handled more messages if it had come below half of the mark. So a count costs no more than they.
     */
    private static boolean isStillHigh(LocalProcess process, int handled) {
        return process.isHigh() && handled - process.highUntil() < 0;
    }
}
