package io.warpbeam.mailbox;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** An owner that rests whenever there is no mail, and counts its rests and the wake-ups. */
final class RestingOwner {

    private final Semaphore wakeUps = new Semaphore(0);
    private final Mailbox<Mark> mailbox;

    // written by the owner's thread
    private int rests;

    RestingOwner(Function<Wakeup, Mailbox<Mark>> open) {
        this.mailbox = open.apply(wakeUps::release);
    }

    Mailbox<Mark> mailbox() {
        return mailbox;
    }

    /** Offers a message, or places it and wakes the owner when that is due. */
    void send(Mark mark, boolean place) {
        Offer<Mark> answer = place ? mailbox.place(mark) : mailbox.offer(mark);
        answer.orThrow();
        if (answer instanceof Offer.WakeDue<Mark>) {
            wakeUps.release();
        }
    }

    /** Polls so many messages; hangs when a wake-up is lost. */
    void take(int count, Consumer<Mark> handler) throws InterruptedException {
        int taken = 0;
        while (taken < count) {
            Mark mark = mailbox.pollOr(Mark.NONE);
            if (mark.isSent()) {
                taken++;
                handler.accept(mark);
            } else if (mailbox.rest()) {
                rests++;
                wakeUps.acquire();
            }
        }
    }

    int rests() {
        return rests;
    }

    /** Wake-ups that no rest asked for, once the senders are done and the owner is awake. */
    int surplusWakeUps() {
        return wakeUps.availablePermits();
    }
}
