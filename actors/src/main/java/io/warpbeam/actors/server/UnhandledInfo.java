package io.warpbeam.actors.server;

import io.warpbeam.actors.Shown;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What happens to a message that a server does not handle. */
final class UnhandledInfo {

    private static final Logger LOG = System.getLogger(GenServer.class.getName());

    private UnhandledInfo() {}

    static <S> Next<S> log(GenServer<S> server, Object message, S state) {
        LOG.log(
                Level.WARNING,
                () -> server.getClass().getName() + " got a message that it does not handle: " + Shown.of(message));
        return Next.noReply(state);
    }
}
