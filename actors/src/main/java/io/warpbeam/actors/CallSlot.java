package io.warpbeam.actors;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call under way: the request in the callee's mailbox, the address of the reply and the place where the caller waits,
 * in one object. The reply comes here and not into the caller's mailbox, so that it is found at once however long that
 * is, and a late one vanishes by itself.
 *
 * @param <R> the type of the reply
 */
final class CallSlot<R> extends OneShot implements Request<R>, From<R>, PendingReply<R> {

    // set by the caller, read by anyone
    private final Call<R> call;
    private final LocalProcess callee;
    private final LocalProcess caller;
    private final @Nullable Crossing crossing;

    // the caller
    private boolean soon;

    /** There will be no reply; told from a reply by its class. */
    private record NoReply(CallFailure failure) {}

    /** The end of a wait for the reply. */
    static final class Deadline extends WheelTimer {
        private final CallSlot<?> slot;
        private final Duration timeout;

        private Deadline(CallSlot<?> slot, Duration timeout) {
            this.slot = slot;
            this.timeout = timeout;
        }

        @Override
        Timers timers() {
            return slot.callee.node.timers;
        }

        @Override
        void act() {
            slot.fail(new CallFailure.TimedOut(timeout));
        }
    }

    CallSlot(Call<R> call, LocalProcess callee, LocalProcess caller) {
        this.call = call;
        this.callee = callee;
        this.caller = caller;
        this.crossing = Crossing.of(call, callee, caller);
    }

    @Override
    @SuppressWarnings("unchecked") // a copy of the call has its type
    public Call<R> call() {
        return crossing == null ? call : (Call<R>) crossing.delivered();
    }

    /** What the call carries because of a gate between its ends. */
    @Nullable
    Crossing crossing() {
        return crossing;
    }

    LocalProcess callee() {
        return callee;
    }

    @Override
    public From<R> from() {
        return this;
    }

    @Override
    public LocalProcess caller() {
        return caller;
    }

    @Override
    public boolean reply(R value) {
        Objects.requireNonNull(value, "value");
        Strand strand = Strand.checked();
        boolean first = settle(Gate.reply(this, strand, value), callee.node.substrate());
        if (!first) {
            callee.node.events.lateReply();
        }
        return first;
    }

    @Override
    @SuppressWarnings("unchecked") // the address of this very call
    public <T> From<T> of(Call<T> other) {
        if (!isOf(other)) {
            throw new IllegalArgumentException(
                    "call must be the one that this address belongs to, " + call() + ", but is " + other);
        }
        return (From<T>) this;
    }

    private boolean isOf(Call<?> other) {
        return other == call();
    }

    /** Settles the call without a reply; no effect when it is settled. */
    void fail(CallFailure failure) {
        settle(new NoReply(failure), callee.node.substrate());
    }

    @Override
    public boolean isDone() {
        return isSettled();
    }

    @Override
    public void abandon() {
        fail(new CallFailure.Abandoned());
    }

    @Override
    public CallResult<R> await(Duration timeout) {
        if (isSettled()) {
            return result();
        }
        if (timeout.isNegative() || timeout.isZero()) {
            fail(new CallFailure.TimedOut(timeout));
            return result();
        }
        if (soon && comesSoon()) {
            return result();
        }
        Deadline deadline = callee.node.timers.start(new Deadline(this, timeout), Nanos.of(timeout));
        try {
            callee.node.await(this, "call");
        } finally {
            deadline.stop();
            abandon();
        }
        return result();
    }

    /** The callee had nothing to do, and a worker looks for work: the reply may come before it pays to park. */
    void expectReplySoon() {
        soon = true;
    }

    /** Looks for the reply while the callee works, or is about to; for some microseconds at most. */
    private boolean comesSoon() {
        Dispatcher dispatcher = callee.node.dispatcher;
        for (int left = dispatcher.looksBeforePark(); left > 0 && !isSettled(); left--) {
            if (callee.phase() == Ownership.REST && !dispatcher.isSearched()) {
                break;
            }
            Thread.onSpinWait();
        }
        return isSettled();
    }

    @SuppressWarnings("unchecked") // what reply put there
    private CallResult<R> result() {
        Object outcome = Objects.requireNonNull(outcome(), "outcome");
        if (outcome instanceof NoReply(var failure)) {
            return new CallResult.Failed<>(call, failure);
        }
        if (crossing != null) {
            Gate.replied(this, crossing);
        }
        return new CallResult.Replied<>((R) outcome);
    }

    @Override
    public String toString() {
        return "Request[" + call() + " from " + caller + "]";
    }
}
