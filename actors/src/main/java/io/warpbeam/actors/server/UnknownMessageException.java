package io.warpbeam.actors.server;

import io.warpbeam.actors.Shown;

/**
 * A server was given something that it does not know. The exit reason of the server carries it; any thread may read it.
 */
public final class UnknownMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownMessageException(String server, Object message) {
        super(server + " does not know " + Shown.of(message));
    }
}
