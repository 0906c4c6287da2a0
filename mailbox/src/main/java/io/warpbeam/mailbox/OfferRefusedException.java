package io.warpbeam.mailbox;

import java.util.Objects;

/** Thrown by {@link Offer#orThrow()} when the message was not queued. */
public final class OfferRefusedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * The answer behind this exception.
     *
     * @serial it can be written when the refused message can
     */
    @SuppressWarnings("serial")
    private final Offer<?> offer;

    /**
     * Makes the exception for one answer.
     *
     * @param offer the answer, which carries the message that was refused
     */
    public OfferRefusedException(Offer<?> offer) {
        super("not queued: " + Objects.requireNonNull(offer, "offer"));
        this.offer = offer;
    }

    /**
     * The answer behind this exception.
     *
     * @return a {@link Offer.Full}, {@link Offer.Dropped} or {@link Offer.Closed}
     */
    public Offer<?> offer() {
        return offer;
    }
}
