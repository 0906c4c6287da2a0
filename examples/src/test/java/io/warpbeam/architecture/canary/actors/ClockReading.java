package io.warpbeam.architecture.canary.actors;

import java.time.Clock;
import java.time.Instant;

/** Breaks: only the substrate reads a clock. */
final class ClockReading {
    long readsSystem() {
        return System.nanoTime() + System.currentTimeMillis();
    }

    Instant readsInstant() {
        return Instant.now();
    }

    Clock takesClock() {
        return Clock.systemUTC();
    }
}
