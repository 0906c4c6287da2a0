package io.warpbeam.recovery;

import io.warpbeam.actors.Substrate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a node that never goes back, as one of the JDK. Its instants only have differences that mean something.
 */
final class NodeClock extends Clock {

    private final Substrate substrate;

    NodeClock(Substrate substrate) {
        this.substrate = substrate;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(substrate.nanoTime());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
