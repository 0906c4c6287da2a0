package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;

/**
 * What is left of a handler that failed: what the crash report says. It is asked for while the code of the process
 * still counts as running, so that a handler that never answers can be killed like one that never returns.
 */
final class LastState implements EventHandler {

    private final CrashView view;

    private LastState(CrashView view) {
        this.view = view;
    }

    /** The handler itself when nobody is going to ask. */
    static EventHandler of(EventHandler handler, Throwable failure, Object message) {
        ExitReason reason = ExitReason.error(failure);
        return reason.isFailure() ? new LastState(ask(handler, reason, message)) : handler;
    }

    @SuppressWarnings("NullAway") // nothing keeps a handler from returning null
    private static CrashView ask(EventHandler handler, ExitReason reason, Object message) {
        Optional<Object> last = Optional.of(Envelope.content(message)).filter(known -> known != LocalProcess.NONE);
        try {
            Optional<Object> state = Optional.ofNullable(handler.state()).flatMap(known -> known);
            return Objects.requireNonNull(handler.describe(new CrashView(reason, last, state)), "described");
        } catch (Throwable thrown) {
            return new CrashView(
                    reason,
                    last,
                    Optional.of("state not available: " + thrown.getClass().getName()));
        }
    }

    CrashView view() {
        return view;
    }

    @Override
    public void start(Self self) {}

    @Override
    public void handle(Object message) {}
}
