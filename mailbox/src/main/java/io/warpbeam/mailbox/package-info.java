/**
 * Mailboxes: queues with many senders and one owner, who goes to rest when there is no mail and is woken by the next
 * message.
 *
 * <p>{@link io.warpbeam.mailbox.Mailbox} is the whole contract. {@link io.warpbeam.mailbox.Mailbox#unbounded Unbounded}
 * it is a lock-free linked queue; {@link io.warpbeam.mailbox.Mailbox#bounded bounded} it holds so many counted
 * messages, and an {@link io.warpbeam.mailbox.OverflowPolicy} says what happens to one more. The answer to a sender is
 * an {@link io.warpbeam.mailbox.Offer}: a value that gives back whatever was not queued.
 *
 * <p>A mailbox does not know what its owner is. The owner polls; when there is nothing it calls
 * {@link io.warpbeam.mailbox.Mailbox#rest()}, and goes idle if that answers true. Who ends the rest calls the
 * {@link io.warpbeam.mailbox.Wakeup} given at the start, once: it may schedule a task or unpark a thread.
 * {@snippet file="io/warpbeam/mailbox/ExampleTest.java" region="owner"}
 *
 * <p>Not for two owners at a time, for handing over one result (a future does that), or for taking messages in another
 * order than they came.
 */
package io.warpbeam.mailbox;
