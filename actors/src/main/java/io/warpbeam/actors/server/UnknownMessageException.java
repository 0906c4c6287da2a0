package io.warpbeam.actors.server;

/** A server was given something that it does not know. */
public final class UnknownMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownMessageException(String server, Object message) {
        super(server + " does not know " + message);
    }
}
