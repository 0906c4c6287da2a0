package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RestartWindowTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    @Tag("S46")
    void allowsNoRestartAtIntensityZero() {
        assertThat(admitted(0, 5, 0)).isZero();
    }

    @Test
    @Tag("S47")
    @Tag("E58")
    void allowsOneRestartAndNotTheSecondAtIntensityOne() {
        assertThat(admitted(1, 5, 0, SECOND)).isEqualTo(1);
    }

    @Test
    @Tag("E73")
    void allowsThreeRestartsInFiveSecondsUnlessToldOtherwise() {
        RestartWindow window = RestartWindow.opened(RestartIntensity.DEFAULT, 0);

        assertThat(admitted(window, 0, 1, 2, 3)).isEqualTo(3);
        assertThat(admitted(window, 0, 1, 2, 6 * SECOND)).isEqualTo(4);
    }

    @Test
    @Tag("S44")
    void allowsACrashEveryTwoSecondsAndABitForEverAtOneRestartASecond() {
        RestartWindow window = RestartWindow.opened(new RestartIntensity(1, Duration.ofSeconds(1)), 0);

        for (long crash = 0; crash < 1_000; crash++) {
            Optional<RestartWindow> next = window.admit(crash * 2_100_000_000L);
            assertThat(next).as("crash %d", crash).isPresent();
            window = next.orElseThrow();
        }
    }

    @Test
    void stillCountsARestartThatIsExactlyOnePeriodOld() {
        assertThat(admitted(1, 5, 0, 5 * SECOND)).isEqualTo(1);
        assertThat(admitted(1, 5, 0, 6 * SECOND)).isEqualTo(2);
    }

    @Test
    void countsInWholeSecondsSinceItWasOpened() {
        assertThat(admitted(1, 5, 0, 6 * SECOND - 1))
                .as("5.999 s later is second 5")
                .isEqualTo(1);
        assertThat(admitted(1, 5, SECOND - 1, 6 * SECOND))
                .as("5.001 s later, and six seconds further")
                .isEqualTo(2);
    }

    @Test
    void slidesRatherThanStartingAfresh() {
        assertThat(admitted(2, 5, 0, 4 * SECOND, 6 * SECOND, 7 * SECOND))
                .as("the restarts of seconds 4 and 6 forbid that of second 7")
                .isEqualTo(3);
    }

    @Test
    void countsEachRestartOfTheSameSecond() {
        assertThat(admitted(3, 5, 1, 2, 3, 4)).isEqualTo(3);
    }

    @Test
    void worksAcrossTheOverflowOfTheClock() {
        long origin = Long.MAX_VALUE - SECOND;
        RestartWindow window = RestartWindow.opened(new RestartIntensity(1, Duration.ofSeconds(1)), origin);

        assertThat(admitted(window, origin, origin + 3 * SECOND, origin + 4 * SECOND))
                .isEqualTo(2);
    }

    @Test
    void keepsNoMoreThanOneMarkPerSecondOfThePeriod() {
        RestartWindow window = RestartWindow.opened(new RestartIntensity(1_000_000, Duration.ofSeconds(2)), 0);
        for (long restart = 0; restart < 10_000; restart++) {
            window = window.admit(restart * SECOND / 100).orElseThrow();
        }

        assertThat(window.marks()).hasSize(3);
    }

    private static int admitted(int restarts, long seconds, long... momentsNanos) {
        return admitted(
                RestartWindow.opened(new RestartIntensity(restarts, Duration.ofSeconds(seconds)), 0), momentsNanos);
    }

    /** How many restarts at these moments are allowed before the first that is not. */
    private static int admitted(RestartWindow opened, long... momentsNanos) {
        RestartWindow window = opened;
        int count = 0;
        for (long moment : momentsNanos) {
            Optional<RestartWindow> next = window.admit(moment);
            if (next.isEmpty()) {
                return count;
            }
            window = next.get();
            count++;
        }
        return count;
    }
}
