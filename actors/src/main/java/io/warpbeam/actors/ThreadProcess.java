package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import org.jspecify.annotations.Nullable;

/** A process on a thread of its own: one made for it, or the one that opened an inbox. */
abstract sealed class ThreadProcess extends OwnedProcess permits BodyProcess, InboxProcess {

    private static final int CLOCK_EVERY = 256;
    private static final int LENGTH_EVERY = 16_384;
    private static final long YIELD_AFTER_NANOS = 500_000;

    // owner
    private long lastYieldNanos;

    ThreadProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
    }

    @Override
    void wakeIdle(@Nullable Strand by) {
        throw new AssertionError("a thread that rests is always announced as waiter");
    }

    /**
     * A process that always has a message never parks; the others on its carrier get a chance every half millisecond.
     */
    @Override
    void breathe(long handled) {
        node.dispatcher.mayBeOvertaken();
        if (handled % LENGTH_EVERY == 0) {
            node.highWater.look(this);
        }
        if (handled % CLOCK_EVERY == 0) {
            long now = node.substrate().nanoTime();
            if (now - lastYieldNanos > YIELD_AFTER_NANOS) {
                node.substrate().yieldThread();
                lastYieldNanos = node.substrate().nanoTime();
            }
        }
    }

    @Override
    long timeInHandlersNanos() {
        return 0;
    }
}
