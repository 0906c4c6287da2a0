package io.warpbeam.actors;

import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import io.warpbeam.mailbox.Offer;
import io.warpbeam.mailbox.OverflowPolicy;

/** What a sender does when a mailbox did not simply take its message. */
final class Delivery {

    private Delivery() {}

    /** Settles an offer that was not accepted. */
    static SendResult settle(LocalProcess target, Offer<Object> offer) {
        return switch (offer) {
            case Offer.Accepted<Object> _ -> SendResult.sent();
            case Offer.WakeDue<Object> _ -> {
                target.wake();
                yield SendResult.sent();
            }
            case Offer.Full<Object>(var message) ->
                blocks(target) && !target.isRunByThisThread()
                        ? settle(target, await(target, message))
                        : new SendResult.Refused(Signal.content(message));
            case Offer.Dropped<Object>(var message) -> lost(target, message, Cause.DROPPED);
            case Offer.Evicted<Object>(var oldest) -> lost(target, oldest, Cause.DROPPED);
            case Offer.Closed<Object>(var message) -> lost(target, message, Cause.NO_PROCESS);
        };
    }

    /** Sends a request; it fails at once when it cannot be delivered. */
    static void submit(LocalProcess target, CallSlot<?> request) {
        submit(target, request, request);
    }

    /** Sends a request inside another entry of the in-queue. */
    static void submit(LocalProcess target, Object item, CallSlot<?> request) {
        target.node.dispatcher.flush(target);
        Offer<Object> offer = target.mailbox.place(item);
        if (offer == Offer.accepted()) {
            return;
        }
        if (offer == Offer.wakeDue() && target.node.dispatcher.isSearched()) {
            request.expectReplySoon();
        }
        if (settle(target, offer) instanceof SendResult.Refused) {
            request.fail(new CallFailure.Refused());
        }
    }

    private static SendResult lost(LocalProcess target, Object item, Cause cause) {
        Object message = Signal.content(item);
        if (message instanceof CallSlot<?> request) {
            request.fail(
                    cause == Cause.NO_PROCESS
                            ? new CallFailure.Exited(ExitReason.NO_PROCESS)
                            : new CallFailure.Refused());
        } else if (cause != Cause.NO_PROCESS || !isGone(item)) {
            target.node.events.deadLetter(target, Envelope.content(message), cause);
        }
        return SendResult.sent();
    }

    /** Whether it went to an alias that had been taken back before the process ended: then it vanishes. */
    static boolean isGone(Object item) {
        return item instanceof Signal.ToAlias to && !to.alias.isChained();
    }

    private static boolean blocks(LocalProcess target) {
        return target.options()
                .bound()
                .filter(bound -> bound.policy() == OverflowPolicy.BLOCK)
                .isPresent();
    }

    private static Offer<Object> await(LocalProcess target, Object message) {
        target.node.dispatcher.aboutToBlock();
        try {
            return target.mailbox.put(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException("send to a full mailbox");
        }
    }
}
