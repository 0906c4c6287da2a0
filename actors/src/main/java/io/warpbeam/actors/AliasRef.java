package io.warpbeam.actors;

import io.warpbeam.mailbox.Offer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An alias. It is active as long as it is in the chain of the aliases of its owner. */
final class AliasRef extends Chained<AliasRef> implements Alias {

    // set when made, read by anyone
    final LocalProcess owner;
    private final AliasMode mode;
    private final boolean priority;

    // owner
    private final @Nullable MonitorRef monitor;

    AliasRef(LocalProcess owner, AliasMode mode, boolean priority, @Nullable MonitorRef monitor) {
        this.owner = owner;
        this.mode = mode;
        this.priority = priority;
        this.monitor = monitor;
    }

    AliasMode mode() {
        return mode;
    }

    /** The monitor that it was made with. */
    @Nullable
    MonitorRef monitor() {
        return monitor;
    }

    @Override
    public SendResult send(Object message) {
        return send(message, false);
    }

    @Override
    public SendResult sendPriority(Object message) {
        return send(message, priority);
    }

    private SendResult send(Object message, boolean ahead) {
        Objects.requireNonNull(message, "message");
        Strand strand = Strand.checked();
        Object passed = Gate.stands(strand, owner)
                ? Gate.pass(strand == null ? null : strand.process(), owner, message)
                : message;
        owner.node.dispatcher.flush(owner);
        Offer<Object> offer = owner.mailbox.place(new Signal.ToAlias(this, passed, ahead));
        SendResult result = offer == Offer.accepted() ? SendResult.sent() : Delivery.settle(owner, offer);
        if (result instanceof SendResult.Refused) {
            result = new SendResult.Refused(message);
        }
        if (ahead) {
            owner.setUrgent();
        }
        return result;
    }

    @Override
    public <R> PendingReply<R> request(Call<R> call) {
        CallSlot<R> slot = new CallSlot<>(Objects.requireNonNull(call, "call"), owner, owner.node.caller());
        if (slot.caller() == owner) {
            slot.fail(new CallFailure.CallingSelf());
        } else {
            Delivery.submit(owner, new Signal.ToAlias(this, slot, false), slot);
        }
        return slot;
    }

    /** What a timer sends so that it goes through this alias. */
    Signal address(Object payload) {
        return payload instanceof Signal.ExitRequest exit
                ? new Signal.ExitRequest(exit.from, exit.reason, this, false)
                : new Signal.ToAlias(this, payload, false);
    }

    @Override
    public void sendExit(ExitReason reason) {
        owner.sendExit(reason, this, false);
    }

    @Override
    public void sendExitPriority(ExitReason reason) {
        owner.sendExit(reason, this, priority);
    }

    @Override
    public String toString() {
        return "Alias[" + owner + " " + mode + "]";
    }
}
