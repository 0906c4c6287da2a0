package io.warpbeam.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The restarts of the latest period. As in OTP's {@code supervisor} it is a sliding window over whole seconds, its
 * older end included: a restart counts for as long as the second in which it happened is at most one period before the
 * present one. So a child that crashes a little less often than allowed may do so for ever.
 *
 * @param intensity what is allowed
 * @param originNanos where its seconds start, on the clock of the node
 * @param marks the seconds with restarts, oldest first
 */
record RestartWindow(RestartIntensity intensity, long originNanos, List<Mark> marks) {

    /**
     * One second with restarts. Restarts of one second always leave the window together, so they are counted, not
     * listed.
     *
     * @param second since the origin
     * @param restarts in it
     */
    record Mark(long second, int restarts) {}

    RestartWindow {
        marks = List.copyOf(marks);
    }

    static RestartWindow opened(RestartIntensity intensity, long nowNanos) {
        return new RestartWindow(intensity, nowNanos, List.of());
    }

    /** The window with one more restart at this moment, or empty when that is one too many. */
    Optional<RestartWindow> admit(long nowNanos) {
        long second = TimeUnit.NANOSECONDS.toSeconds(nowNanos - originNanos);
        List<Mark> kept = new ArrayList<>(marks.size() + 1);
        long before = 0;
        int sameSecond = 0;
        for (Mark mark : marks) {
            if (mark.second() == second) {
                sameSecond = mark.restarts();
            } else if (second - mark.second() <= intensity.period().toSeconds()) {
                kept.add(mark);
                before += mark.restarts();
            }
        }
        if (before + sameSecond >= intensity.restarts()) {
            return Optional.empty();
        }
        kept.add(new Mark(second, sameSecond + 1));
        return Optional.of(new RestartWindow(intensity, originNanos, kept));
    }
}
