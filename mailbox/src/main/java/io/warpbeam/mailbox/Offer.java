package io.warpbeam.mailbox;

import java.util.Objects;

/**
 * The answer to {@link Mailbox#offer}, {@link Mailbox#place} and {@link Mailbox#put}: what became of the message. A
 * message that was not queued comes back in the answer, and so does an older one that had to make room.
 *
 * <p>Immutable, for any thread.
 *
 * @param <M> what the mailbox carries
 */
public sealed interface Offer<M> {

    /**
     * The message is queued. All answers of this kind are one shared object.
     *
     * @param <M> what the mailbox carries
     */
    record Accepted<M>() implements Offer<M> {
        private static final Accepted<Object> SHARED = new Accepted<>();
    }

    /**
     * The message is queued and has ended the rest of the owner, whom the caller must wake; from {@link Mailbox#place}
     * only. All answers of this kind are one shared object.
     *
     * @param <M> what the mailbox carries
     */
    record WakeDue<M>() implements Offer<M> {
        private static final WakeDue<Object> SHARED = new WakeDue<>();
    }

    /**
     * The mailbox has no room and the message was not queued ({@link OverflowPolicy#REJECT}, or {@link Mailbox#offer}
     * under {@link OverflowPolicy#BLOCK}).
     *
     * @param <M> what the mailbox carries
     * @param message the message that was offered
     */
    record Full<M>(M message) implements Offer<M> {
        /** Checks that the message is there. */
        public Full {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * The mailbox has no room and the message was not queued ({@link OverflowPolicy#DROP_NEWEST}).
     *
     * @param <M> what the mailbox carries
     * @param message the message that was offered
     */
    record Dropped<M>(M message) implements Offer<M> {
        /** Checks that the message is there. */
        public Dropped {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * The message is queued, and an older one came out to make room ({@link OverflowPolicy#DROP_OLDEST}).
     *
     * @param <M> what the mailbox carries
     * @param oldest the message that came out; its owner will not see it
     */
    record Evicted<M>(M oldest) implements Offer<M> {
        /** Checks that the message is there. */
        public Evicted {
            Objects.requireNonNull(oldest, "oldest");
        }
    }

    /**
     * The mailbox is closed and the message was not queued; it is not handed to the closer either.
     *
     * @param <M> what the mailbox carries
     * @param message the message that was offered
     */
    record Closed<M>(M message) implements Offer<M> {
        /** Checks that the message is there. */
        public Closed {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * The shared {@link Accepted}.
     *
     * @param <M> what the mailbox carries
     * @return always the same object
     */
    @SuppressWarnings("unchecked") // it carries no message
    static <M> Accepted<M> accepted() {
        return (Accepted<M>) Accepted.SHARED;
    }

    /**
     * The shared {@link WakeDue}.
     *
     * @param <M> what the mailbox carries
     * @return always the same object
     */
    @SuppressWarnings("unchecked") // it carries no message
    static <M> WakeDue<M> wakeDue() {
        return (WakeDue<M>) WakeDue.SHARED;
    }

    /**
     * Tells whether the offered message was queued.
     *
     * @return true for {@link Accepted}, {@link WakeDue} and {@link Evicted}
     */
    default boolean isQueued() {
        return switch (this) {
            case Accepted<M>(), WakeDue<M>(), Evicted<M>(var _) -> true;
            case Full<M>(var _), Dropped<M>(var _), Closed<M>(var _) -> false;
        };
    }

    /**
     * Returns when the offered message was queued.
     *
     * @throws OfferRefusedException when {@link #isQueued()} is false; it carries this answer
     */
    default void orThrow() {
        if (!isQueued()) {
            throw new OfferRefusedException(this);
        }
    }
}
