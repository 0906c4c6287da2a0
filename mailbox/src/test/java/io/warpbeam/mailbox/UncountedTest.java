package io.warpbeam.mailbox;

/** The contract holds in a full mailbox too, for messages that do not count. */
class UncountedTest extends MailboxContract {

    @Override
    Mailbox<Mark> open(Wakeup wakeup) {
        return Mailbox.bounded(1, OverflowPolicy.DROP_OLDEST, _ -> false, wakeup);
    }
}
