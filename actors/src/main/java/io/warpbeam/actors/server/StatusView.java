package io.warpbeam.actors.server;

import io.warpbeam.actors.ExitReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link GenServer#formatStatus} may change: what a status or a crash report shows of a server. Immutable as far
 * as the objects in it are; any thread may use it.
 *
 * @param state the state
 * @param message that was handled; empty in a status
 * @param reason of the end; empty in a status
 * @param log the last trace events, oldest first; empty unless {@link Sys#log} keeps some
 */
public record StatusView(Object state, Optional<Object> message, Optional<ExitReason> reason, List<TraceEvent> log) {

    /** Checks the components, keeps a copy of the list. */
    public StatusView {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reason, "reason");
        log = List.copyOf(log);
    }

    /**
     * Shows another state.
     *
     * @param shown in place of the state
     * @return the changed copy
     */
    public StatusView state(Object shown) {
        return new StatusView(shown, message, reason, log);
    }

    /**
     * Shows another message, where there is one.
     *
     * @param shown in place of the message
     * @return the changed copy
     */
    public StatusView message(Object shown) {
        return new StatusView(state, message.map(_ -> shown), reason, log);
    }

    /**
     * Shows another reason, where there is one. Others still get the real one.
     *
     * @param shown in place of the reason
     * @return the changed copy
     */
    public StatusView reason(ExitReason shown) {
        return new StatusView(state, message, reason.map(_ -> shown), log);
    }

    /**
     * Shows another log.
     *
     * @param shown in place of the log
     * @return the changed copy
     */
    public StatusView log(List<TraceEvent> shown) {
        return new StatusView(state, message, reason, shown);
    }
}
