package io.warpbeam.mailbox;

/**
 * How a mailbox tells its resting owner to go on: schedule it, unpark its thread, count it in a test.
 *
 * <p>Called once for each rest that ends, on the thread that ended it: a sender's, or the caller of
 * {@link Mailbox#rouse()}. It must not block. An exception it throws reaches that thread although its message is
 * queued, so it should not throw either.
 *
 * <p>The mailbox calls it after an atomic update with a full fence: what the sender wrote before is visible to an owner
 * that goes on because of this call, whether or not the call itself has a fence. ({@code LockSupport.unpark} of a
 * virtual thread has none when the permit is already there.)
 */
@FunctionalInterface
public interface Wakeup {

    /** Makes the owner go on. */
    void wake();
}
