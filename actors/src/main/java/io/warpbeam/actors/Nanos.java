package io.warpbeam.actors;

import java.time.Duration;

/** Durations as nanoseconds. */
final class Nanos {

    /** Longer than any program runs; a wait that long has no limit. */
    static final long FOREVER = Long.MAX_VALUE / 2;

    private static final Duration LONGEST = Duration.ofNanos(FOREVER);

    private Nanos() {}

    /** Never negative. */
    static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) >= 0 ? FOREVER : duration.toNanos();
    }
}
