package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Pid;

/** Something that a traced server did; see {@link Sys#trace}. Immutable as far as the objects in it are. */
public sealed interface TraceEvent {

    /** {@return the server} */
    Pid server();

    /**
     * A message arrived and is about to be handled.
     *
     * @param server that got it
     * @param kind what it is
     * @param message that was called, cast or sent
     */
    record In(Pid server, Kind kind, Object message) implements TraceEvent {

        /** What a message is to a server. */
        public enum Kind {
            /** A call, for {@link GenServer#handleCall}. */
            CALL,
            /** A cast, for {@link GenServer#handleCast}. */
            CAST,
            /** Anything else, for {@link GenServer#handleInfo}. */
            INFO,
            /** The argument of a continue, for {@link GenServer#handleContinue}. */
            CONTINUE
        }
    }

    /**
     * A callback replied to the call under way. Replies through {@link io.warpbeam.actors.From} are not seen.
     *
     * @param server that replies
     * @param call that is answered
     * @param reply what it got
     */
    record Replied(Pid server, Call<?> call, Object reply) implements TraceEvent {}

    /**
     * A callback, or {@link Sys#replaceState}, gave the server another state object.
     *
     * @param server whose state it is
     * @param before the state before
     * @param after the state from now on
     */
    record StateChanged(Pid server, Object before, Object after) implements TraceEvent {}
}
