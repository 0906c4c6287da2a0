package io.warpbeam.bench.compare;

import io.warpbeam.bench.compare.Row.Load;
import java.time.Duration;

/**
 * How long each row is measured.
 *
 * @param rounds after warm-up; the peers take turns within each
 * @param warmUp of each peer, at least this long
 * @param thoroughness by which the work of a repetition is divided
 */
record Pace(int rounds, Duration warmUp, int thoroughness) {

    static final Pace FULL = new Pace(5, Duration.ofSeconds(5), 1);
    static final Pace QUICK = new Pace(3, Duration.ofMillis(800), 4);

    Pace withRounds(int newRounds) {
        return new Pace(newRounds, warmUp, thoroughness);
    }

    /** The work of one round at this pace. Work that is a whole, a tree for instance, is never cut. */
    Load of(Row row) {
        Load load = row.load();
        if (thoroughness == 1) {
            return load;
        }
        int operations = load.operations() / thoroughness;
        boolean whole = operations < load.size() * 2 || row.unit() == Row.Unit.BYTES;
        return new Load(load.size(), whole ? load.operations() : operations, 1);
    }
}
