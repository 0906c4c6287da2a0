package io.warpbeam.mailbox;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What Lincheck does with anything that is offered messages, polled and put to rest. The answers must be those of
 * {@link MailboxModel} in some order that respects time. The books must balance when all is done: each queued message
 * has one fate, each rest but one that lasts was ended by one wake-up, and nobody rests on mail.
 */
@Param(name = "message", gen = IntGen.class, conf = "1:5")
public abstract class MailboxOperations {

    static final int NOTHING = 0;

    // any thread
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final AtomicInteger leftOver = new AtomicInteger();

    // the owner's operations, never two at a time
    private int polled;
    private int rests;

    abstract Offer<Integer> offerIt(int message);

    abstract int pollIt();

    abstract boolean restIt();

    abstract int size();

    abstract boolean wasClosed();

    final void wakeUp() {
        wakeUps.incrementAndGet();
    }

    final void leaveOver() {
        leftOver.incrementAndGet();
    }

    @Operation
    public final String offer(@Param(name = "message") int message) {
        Offer<Integer> answer = offerIt(message);
        if (answer instanceof Offer.Accepted<Integer>) { // an evicting offer queues one and takes one out
            queued.incrementAndGet();
        }
        return answer.toString();
    }

    @Operation(nonParallelGroup = "owner")
    public final int poll() {
        int message = pollIt();
        if (message != NOTHING) {
            polled++;
        }
        return message;
    }

    /** Rests if the wake-up of the last rest is in. */
    @Operation(nonParallelGroup = "owner")
    public final void rest() {
        if (wakeUps.get() == rests && restIt()) {
            rests++;
        }
    }

    @Validate
    public final void balance() {
        int size = size();
        int lasting = rests - wakeUps.get();
        check(queued.get() == polled + leftOver.get() + size, "one fate for each message");
        check(lasting == 0 || lasting == 1, "one wake-up for each rest");
        check(size == 0 || (lasting == 0 && !wasClosed()), "nobody rests on mail");
    }

    private static void check(boolean holds, String promise) {
        if (!holds) {
            throw new IllegalStateException("broken: " + promise);
        }
    }
}
