package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wheel, with the clock in the hand of the test. */
class TimerWheelTest {

    private static final long TICK = 1L << TimerWheel.TICK_SHIFT;

    private final Node node = Node.start("unused");
    private final TimerWheel wheel = new TimerWheel();
    private final List<WheelTimer> fired = new ArrayList<>();

    private WheelTimer timer(long deadlineNanos) {
        WheelTimer timer = new ActionTimer(((LocalNode) node).timers, () -> {});
        timer.setDeadlineNanos(deadlineNanos);
        return timer;
    }

    private void advance(long nanos) {
        wheel.advance(nanos, timer -> {
            fired.add(timer);
            return false;
        });
    }

    private static long deadlineAfter(Random random, long now) {
        return now + (random.nextLong() >>> (2 + random.nextInt(62)));
    }

    /** Against a plain set of timers, with deadlines on all levels and jumps of all lengths. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void firesExactlyWhatIsDueInTheOrderOfTheDeadlines(long seed) {
        Random random = new Random(seed);
        Set<WheelTimer> pending = new HashSet<>();
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    WheelTimer timer = timer(deadlineAfter(random, now));
                    wheel.add(timer);
                    pending.add(timer);
                }
                case 2 -> {
                    if (!pending.isEmpty()) {
                        WheelTimer some = pending.iterator().next();
                        pending.remove(some);
                        assertThat(wheel.remove(some)).isTrue();
                        assertThat(wheel.remove(some)).isFalse();
                    }
                }
                default -> {
                    now += random.nextLong() >>> (24 + random.nextInt(40));
                    long at = now;
                    fired.clear();
                    advance(at);
                    List<WheelTimer> expected = pending.stream()
                            .filter(timer -> (timer.deadlineNanos() + TICK - 1) / TICK <= at / TICK)
                            .toList();
                    assertThat(fired)
                            .containsExactlyInAnyOrderElementsOf(expected)
                            .isSortedAccordingTo(Comparator.comparingLong(WheelTimer::deadlineNanos));
                    expected.forEach(pending::remove);
                }
            }
            assertThat(wheel.size()).isEqualTo(pending.size());
            long earliest =
                    pending.stream().mapToLong(WheelTimer::deadlineNanos).min().orElse(Nanos.FOREVER);
            long next = wheel.nextNanos();
            assertThat(next).isGreaterThan(now - TICK);
            assertThat(pending.isEmpty() || next < Math.max(now, earliest) + TICK)
                    .isTrue();
        }
    }

    @Test
    void firesTimersOfOneTickByDeadlineAndThenAsTheyWereSet() {
        List<WheelTimer> timers = List.of(timer(500), timer(300), timer(300), timer(400), timer(100));
        timers.forEach(wheel::add);
        advance(TICK - 1);
        assertThat(fired).isEmpty();
        advance(TICK);
        assertThat(fired).containsExactly(timers.get(4), timers.get(1), timers.get(2), timers.get(3), timers.get(0));
        assertThat(wheel.nextNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void putsATimerBackThatFiresAgainUntilItIsNoLongerLate() {
        WheelTimer timer = timer(TICK);
        wheel.add(timer);
        List<Long> deadlines = new ArrayList<>();
        wheel.advance(5 * TICK, again -> {
            deadlines.add(again.deadlineNanos() / TICK);
            again.setDeadlineNanos(again.deadlineNanos() + 2 * TICK);
            return true;
        });
        assertThat(deadlines).containsExactly(1L, 3L, 5L);
        assertThat(wheel.size()).isOne();
        assertThat(wheel.nextNanos()).isEqualTo(7 * TICK);
    }

    @Test
    void keepsATimerOfACenturyAway() {
        WheelTimer far = timer(Nanos.FOREVER - 1);
        wheel.add(far);
        advance(Nanos.FOREVER / 2);
        assertThat(fired).isEmpty();
        advance(Nanos.FOREVER + TICK);
        assertThat(fired).containsExactly(far);
    }
}
