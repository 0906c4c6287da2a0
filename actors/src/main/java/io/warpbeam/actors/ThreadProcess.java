package io.warpbeam.actors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process on a thread of its own: one made for it, or the one that opened an inbox. */
abstract sealed class ThreadProcess extends OwnedProcess permits BodyProcess, InboxProcess {

    ThreadProcess(LocalNode node, long id, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, id, parent, options);
    }

    @Override
    void wakeIdle() {
        throw new AssertionError("a thread that rests is always announced as waiter");
    }

    @Override
    Optional<Object> state() {
        return Optional.empty();
    }

    @Override
    long timeInHandlersNanos() {
        return 0;
    }
}
