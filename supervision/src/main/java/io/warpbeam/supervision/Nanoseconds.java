package io.warpbeam.supervision;

import java.time.Duration;

/** Durations as nanoseconds, those that are too long for that as the longest there is. */
final class Nanoseconds {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Nanoseconds() {}

    static long of(Duration duration) {
        return duration.compareTo(LONGEST) >= 0 ? Long.MAX_VALUE : duration.toNanos();
    }
}
