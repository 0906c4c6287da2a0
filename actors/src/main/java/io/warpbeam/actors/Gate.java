package io.warpbeam.actors;

import io.warpbeam.mailbox.Offer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a process and everyone else: it checks or copies what crosses, lets a context travel with
 * messages, and binds inherited values around the code of the process. A process for which it would have nothing to do
 * has none, so the everyday path costs a look at one field of each end.
 *
 * <p>Everything happens on the thread of the sender, before anything is delivered. The stricter gate of the two ends
 * decides. What a process sends to itself crosses nothing.
 */
final class Gate {

    private final Border border;
    private final IsolationLevel level;
    private final ScopedValue.@Nullable Carrier inherited;

    // the thread that runs the process; used only by gates of one process
    private MessageContext.@Nullable Scope scope;

    /** User code with whatever stands around it. */
    private interface Action {
        void run() throws Exception;
    }

    Gate(Border border, IsolationLevel level, ScopedValue.@Nullable Carrier inherited) {
        this.border = border;
        this.level = level;
        this.inherited = inherited;
    }

    // ---- by the sender

    /** Whether a gate stands between the process of this thread, if it runs one, and another. */
    static boolean stands(@Nullable Strand strand, LocalProcess to) {
        return to.gate != null || (strand != null && gateOf(strand.process()) != null);
    }

    /** Sends a message through the gates. A refused message comes back as it was, without envelope and not as copy. */
    static SendResult send(@Nullable Strand strand, LocalProcess to, Object message) {
        Offer<Object> offer = to.mailbox.offer(pass(strand == null ? null : strand.process(), to, message));
        return switch (Delivery.settle(to, offer)) {
            case SendResult.Sent sent -> sent;
            case SendResult.Refused _ -> new SendResult.Refused(message);
        };
    }

    /**
     * What is to be put into the in-queue of {@code to} for this message: the message, or a copy, in an envelope if the
     * context of this thread is to travel.
     *
     * @throws IsolationException when it must not cross
     */
    static Object pass(@Nullable LocalProcess from, LocalProcess to, Object message) {
        Object passed = value(from, to, message);
        Object context = captured(to);
        return context == null ? passed : new Envelope(passed, context);
    }

    /**
     * A value that goes from one process to another in whatever way: the same, or a copy.
     *
     * @throws IsolationException when it must not cross
     */
    static Object value(@Nullable LocalProcess from, LocalProcess to, Object value) {
        Gate gate = stricter(gateOf(from), to.gate);
        return gate == null || from == to ? value : gate.cross(from, to, value);
    }

    /**
     * A reply. It leaves the callee, whoever sends it.
     *
     * @throws IsolationException when it must not cross
     */
    static Object reply(CallSlot<?> slot, @Nullable Strand strand, Object value) {
        LocalProcess callee = slot.callee();
        LocalProcess caller = slot.caller();
        Gate mine = strand == null ? null : gateOf(strand.process());
        Gate gate = stricter(stricter(mine, callee.gate), caller.gate);
        if (gate == null) {
            return value;
        }
        Object passed = gate.cross(callee, caller, value);
        Crossing crossing = slot.crossing();
        if (crossing != null) {
            crossing.replyContext = captured(callee);
        }
        return passed;
    }

    /** The reason of an exit that goes on to another process. What cannot cross is cut: an end is never held up. */
    static ExitReason reason(LocalProcess from, LocalProcess to, ExitReason reason) {
        if (from.gate == null && to.gate == null) {
            return reason;
        }
        try {
            return (ExitReason) value(from, to, reason);
        } catch (IsolationException refusal) {
            return cut(reason, refusal.flaw());
        }
    }

    /** What a timer for a name delivers, once it is known to whom: it has passed the gate of its sender before. */
    static Object late(LocalProcess to, Object payload) {
        return switch (payload) {
            case Signal.ExitRequest exit -> new Signal.ExitRequest(exit.from, reason(exit.from, to, exit.reason));
            case Envelope envelope -> new Envelope(value(null, to, Envelope.content(envelope)), envelope.context);
            default -> value(null, to, payload);
        };
    }

    private static ExitReason cut(ExitReason reason, String flaw) {
        return switch (reason) {
            case ExitReason.Crashed(var error) -> new ExitReason.Crashed(CutException.of(error, flaw));
            case ExitReason.Custom(var value) -> new ExitReason.Custom(new Cut(CrashText.shown(value), flaw));
            case ExitReason.ShutdownWith(var detail) ->
                new ExitReason.ShutdownWith(new Cut(CrashText.shown(detail), flaw));
            case ExitReason.Normal _,
                    ExitReason.Shutdown _,
                    ExitReason.Kill _,
                    ExitReason.Killed _,
                    ExitReason.NoProcess _ -> reason;
        };
    }

    static IsolationLevel level(LocalProcess process) {
        Gate gate = process.gate;
        return gate == null ? IsolationLevel.SHARED : gate.level;
    }

    private static @Nullable Gate gateOf(@Nullable LocalProcess process) {
        return process == null ? null : process.gate;
    }

    private static @Nullable Gate stricter(@Nullable Gate one, @Nullable Gate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.level.stricter(other.level) == one.level ? one : other;
    }

    private Object cross(@Nullable LocalProcess from, LocalProcess to, Object value) {
        return switch (level) {
            case SHARED -> value;
            case SEND_ONLY -> {
                String flaw = Inquiry.flaw(border.shapes, value, true);
                if (flaw != null) {
                    throw new IsolationException(level, ends(from, to), flaw);
                }
                yield value;
            }
            case FULL -> {
                String flaw = Inquiry.flaw(border.shapes, value, false);
                yield flaw == null ? value : copy(from, to, value, flaw);
            }
        };
    }

    private Object copy(@Nullable LocalProcess from, LocalProcess to, Object value, String flaw) {
        try {
            return border.copier().copy(value);
        } catch (RuntimeException | StackOverflowError failure) {
            throw new IsolationException(
                    level, ends(from, to), flaw + ", and cannot be copied: " + failure.getMessage(), failure);
        }
    }

    private static String ends(@Nullable LocalProcess from, LocalProcess to) {
        return (from == null ? "a plain thread" : from.toString()) + " and " + to;
    }

    /** The context of this thread that is to travel to a process; null when there is none. */
    static @Nullable Object captured(LocalProcess to) {
        MessageContext context = to.node.border.context();
        return context == null ? null : context.capture().orElse(null);
    }

    // ---- by the thread of the process, in user code

    void start(EventHandler handler, Self self) throws Exception {
        around(() -> handler.start(self));
    }

    void handle(EventHandler handler, Object item) throws Exception {
        around(() -> handler.handle(open(item)));
    }

    void answer(SystemHandler handler, CallSlot<?> request) throws Exception {
        around(() -> {
            open(request);
            handler.handleSystem(request);
        });
    }

    void run(ProcessBody body, Self self) throws Exception {
        around(() -> body.run(self));
    }

    private void around(Action action) throws Exception {
        try {
            if (inherited == null) {
                action.run();
            } else {
                inherited.call(() -> {
                    action.run();
                    return this;
                });
            }
        } finally {
            leave();
        }
    }

    /** Takes a message that was received out of its envelope, and makes the context that came with it current. */
    Object open(Object item) {
        leave();
        MessageContext context = border.context();
        if (context != null) {
            carried(item).ifPresent(carried -> scope = context.restore(carried));
        }
        return Envelope.content(item);
    }

    private static Optional<Object> carried(Object item) {
        return switch (item) {
            case Envelope envelope -> Optional.of(envelope.context);
            case CallSlot<?> call -> Optional.ofNullable(call.crossing()).flatMap(Crossing::context);
            default -> Optional.empty();
        };
    }

    /** Ends what {@link #open} made current. */
    void leave() {
        MessageContext.Scope open = scope;
        if (open != null) {
            scope = null;
            open.close();
        }
    }

    /** The outcome of a call has come to the one that called. */
    static void replied(CallSlot<?> slot, Crossing crossing) {
        Object carried = crossing.replyContext;
        MessageContext context = slot.callee().node.border.context();
        if (carried != null && context != null) {
            context.replied(Objects.requireNonNull(carried));
        }
    }
}
