package io.warpbeam.mailbox;

/** What a bounded mailbox does with one more counted message when it holds as many as its capacity. */
public enum OverflowPolicy {
    /** The new message is refused: the answer is {@link Offer.Full}. */
    REJECT,
    /** The new message is queued and the oldest counted one comes out: the answer is {@link Offer.Evicted}. */
    DROP_OLDEST,
    /** The new message is not queued: the answer is {@link Offer.Dropped}. */
    DROP_NEWEST,
    /** {@link Mailbox#put put} waits for room; {@link Mailbox#offer offer} answers {@link Offer.Full}. */
    BLOCK
}
