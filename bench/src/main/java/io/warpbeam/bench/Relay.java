package io.warpbeam.bench;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Passes a token to the next process until it has gone far enough. The first message tells it who is next. */
final class Relay implements EventHandler {

    private @Nullable Pid next;

    /**
     * A token on its way.
     *
     * @param hopsLeft before it has gone far enough
     * @param done counted down then
     */
    record Token(int hopsLeft, CountDownLatch done) {}

    @Override
    public void start(Self self) {}

    @Override
    public void handle(Object message) {
        switch (message) {
            case Pid pid -> next = pid;
            case Token(int hopsLeft, CountDownLatch done) when hopsLeft == 0 -> done.countDown();
            case Token(int hopsLeft, CountDownLatch done) -> pass(new Token(hopsLeft - 1, done));
            default -> throw new IllegalArgumentException("message must be a pid or a token, but is " + message);
        }
    }

    private void pass(Token token) {
        if (next != null) {
            next.send(token);
        }
    }
}
