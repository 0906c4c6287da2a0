package io.warpbeam.actors;

import java.util.Optional;

/**
 * What is left of a handler that failed: the state for the crash report. It is asked for while the code of the process
 * still counts as running, so that a handler that never answers can be killed like one that never returns.
 */
final class LastState implements EventHandler {

    private final Optional<Object> state;

    private LastState(Optional<Object> state) {
        this.state = state;
    }

    /** The handler itself when nobody is going to ask. */
    static EventHandler of(EventHandler handler, Throwable failure) {
        return ExitReason.error(failure).isFailure() ? new LastState(ask(handler)) : handler;
    }

    @SuppressWarnings("NullAway") // nothing keeps a handler from returning null
    private static Optional<Object> ask(EventHandler handler) {
        try {
            return Optional.ofNullable(handler.state()).flatMap(state -> state);
        } catch (Throwable thrown) {
            return Optional.of("state not available: " + thrown.getClass().getName());
        }
    }

    @Override
    public void start(Self self) {}

    @Override
    public void handle(Object message) {}

    @Override
    public Optional<Object> state() {
        return state;
    }
}
