package io.warpbeam.bench.compare;

import io.warpbeam.bench.compare.Row.Load;
import java.time.Duration;

/**
 * How long each row is measured.
 *
 * @param rounds after warm-up; the peers take turns within each
 * @param warmUp of each peer, at least this long
 * @param quick whether a repetition does less work
 */
record Pace(int rounds, Duration warmUp, boolean quick) {

    static final Pace FULL = new Pace(5, Duration.ofSeconds(5), false);
    static final Pace QUICK = new Pace(3, Duration.ofMillis(800), true);

    Pace withRounds(int newRounds) {
        return new Pace(newRounds, warmUp, quick);
    }

    /** {@return the work of one round at this pace} */
    Load of(Row row) {
        return quick ? row.quick() : row.load();
    }
}
