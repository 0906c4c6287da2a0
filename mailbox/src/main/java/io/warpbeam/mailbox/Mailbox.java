package io.warpbeam.mailbox;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A queue with many senders and one owner, who can go to rest and is woken by the next message.
 *
 * <p>Any thread may send ({@link #offer}, {@link #put}), {@link #rouse} and look ({@link #size}, {@link #isClosed}).
 * The other methods belong to the owner: one thread at a time, each use happening-before the next. A new mailbox is
 * open and its owner awake; other threads get it by a safe publication.
 *
 * <p>Only {@link #put} under {@link OverflowPolicy#BLOCK} waits for the owner. An {@link #offer} takes a bounded number
 * of steps in an unbounded mailbox; a bounded one retries while other senders win, and under
 * {@link OverflowPolicy#DROP_OLDEST} a full one takes a short lock that the owner takes too.
 *
 * <p>Messages of one sender are polled in the order it sent them, under every policy, and everything the sender did
 * before an offer happens-before the owner polls its message. A message is polled once, handed to the closer's
 * {@code leftovers} once, or given back once in an {@link Offer}: exactly one of these.
 *
 * @param <M> what the mailbox carries
 */
public sealed interface Mailbox<M> permits OwnedMailbox {

    /**
     * Makes a mailbox without a bound.
     *
     * @param <M> what the mailbox carries
     * @param wakeup how to make a resting owner go on
     * @return an open mailbox, its owner awake
     */
    static <M> Mailbox<M> unbounded(Wakeup wakeup) {
        return new LinkedMailbox<>(Objects.requireNonNull(wakeup, "wakeup"));
    }

    /**
     * Makes a mailbox that holds at most {@code capacity} counted messages. Messages that are not counted always pass,
     * and are neither refused nor dropped nor evicted.
     *
     * <p>The bound is exact: an offer is refused, dropped or made to evict only at a moment when {@code capacity}
     * counted messages are queued. Each message takes 24 bytes while it is queued, whatever the capacity.
     *
     * @param <M> what the mailbox carries
     * @param capacity how many counted messages it holds, at least 1
     * @param policy what to do with one more
     * @param counted holds for the messages that count; asked once for each message, on the sender's thread
     * @param wakeup how to make a resting owner go on
     * @return an open mailbox, its owner awake
     * @throws IllegalArgumentException when {@code capacity} is less than 1
     */
    static <M> Mailbox<M> bounded(int capacity, OverflowPolicy policy, Predicate<? super M> counted, Wakeup wakeup) {
        return BoundedMailbox.create(capacity, policy, counted, wakeup);
    }

    /**
     * Queues a message and ends the owner's rest. For any thread; never waits for room: a full mailbox answers by its
     * policy, and under {@link OverflowPolicy#BLOCK} with {@link Offer.Full}.
     *
     * <p>An accepted message may still end up with the closer's {@code leftovers}, when the mailbox is closed before
     * the owner polls it. An offer that races with the closing may find that it has to hand leftovers over itself; what
     * {@code leftovers} throws then goes to the uncaught-exception handler of this thread, not to the caller.
     *
     * @param message the message
     * @return what became of it
     */
    Offer<M> offer(M message);

    /**
     * Queues a message as {@link #offer} does, and may leave it to the caller to wake the owner. A caller that knows
     * who the owner is, and what it runs on itself, can often do so at less cost than {@link Wakeup#wake()}, which
     * knows neither.
     *
     * @param message the message
     * @return what became of it; after {@link Offer.WakeDue} the caller must wake the owner, once, in place of
     *     {@link Wakeup#wake()}
     */
    Offer<M> place(M message);

    /**
     * Queues a message and ends the owner's rest, waiting for room if need be. For any thread, but not for the owner.
     *
     * <p>Blocks only under {@link OverflowPolicy#BLOCK}, for a counted message, until there is room or the mailbox is
     * closed; otherwise it is {@link #offer}. Waiting senders get room in the order they began to wait; an offer that
     * finds room at that moment may take it before them.
     *
     * @param message the message
     * @return what became of it, never {@link Offer.Full} under {@link OverflowPolicy#BLOCK}
     * @throws InterruptedException when the thread is interrupted before or while it waits under
     *     {@link OverflowPolicy#BLOCK}; the message is not queued
     */
    Offer<M> put(M message) throws InterruptedException;

    /**
     * Ends the owner's rest without a message. For any thread; does not block.
     *
     * <p>What the caller wrote before is visible to an owner that goes on because of this call. When the answer is
     * false the owner may be just about to rest without having seen it. So an owner that is told things beside the
     * mailbox, by volatile writes, looks for them once more after {@link #rest} answered true, and rouses itself.
     *
     * @return true when the owner was resting and is now woken by this call
     */
    boolean rouse();

    /**
     * Counts the messages. For any thread; does not block; takes time in proportion to the number of messages.
     *
     * @return an estimate while others send or poll
     */
    int size();

    /**
     * Tells whether the mailbox was closed. For any thread; does not block.
     *
     * @return true from the moment {@link #close} takes effect
     */
    boolean isClosed();

    /**
     * Takes the oldest message out. For the owner only. Does not block, but spins for the few instructions in which a
     * sender has claimed its place in the queue and not yet linked its message.
     *
     * @param whenEmpty the answer when there is no message, a marker that is never sent
     * @return the oldest message, or {@code whenEmpty} itself when there is none or the mailbox is closed
     */
    M pollOr(M whenEmpty);

    /**
     * Tells whether there is nothing to poll. For the owner only; does not block.
     *
     * @return true when there is no message or the mailbox is closed
     */
    boolean isEmpty();

    /**
     * Goes to rest unless there is mail. For the owner only; does not block.
     *
     * <p>After true the owner rests: the next offer, or {@link #rouse}, calls {@link Wakeup#wake()} exactly once for
     * this rest. That may happen before this method returns, so a caller whose wake-up starts the owner on another
     * thread has nothing more to do with the mailbox after true. No wake-up is lost: a message is either seen here or
     * ends the rest. An owner that goes on for another reason may poll, and rest again.
     *
     * @return true when the owner rests; false when it must go on: there is mail, or the mailbox is closed
     */
    boolean rest();

    /**
     * Goes to rest although there may be mail; each offer ends such a rest too. For the owner only, while it takes no
     * messages but waits for news beside the mailbox; see {@link #rouse()}. Does not block.
     *
     * @return true when the owner rests; false when the mailbox is closed
     */
    boolean doze();

    /**
     * Closes the mailbox. For the owner only; idempotent; may block as long as {@code leftovers} does.
     *
     * <p>From now on offers answer {@link Offer.Closed}, and so do senders that wait in {@link #put}. Each message that
     * was accepted and not polled is handed to {@code leftovers} exactly once, oldest first and one at a time: what was
     * accepted before this call on this thread before it returns, what a racing sender still queued perhaps on the
     * thread of a late sender. A rest ends without a wake-up.
     *
     * <p>An exception of {@code leftovers} does not stop the handing over. The first one is thrown here at the end,
     * later ones are suppressed in it; on the thread of a late sender it goes to that thread's uncaught-exception
     * handler.
     *
     * @param leftovers takes the messages that nobody will poll; ignored when the mailbox is closed already
     */
    void close(Consumer<? super M> leftovers);
}
