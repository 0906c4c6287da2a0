package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A time that moves when told. */
class ManualClockTest {

    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    /** As code of a user takes its time. */
    private record Offer(Instant end, InstantSource time) {
        boolean isOpen() {
            return time.instant().isBefore(end);
        }
    }

    @Test
    void movesOnlyWhenTold() {
        // @start region="clock"
        ManualClock clock = ManualClock.at(Instant.parse("2030-01-01T12:00:00Z"));
        Offer offer = new Offer(clock.instant().plusSeconds(60), clock);
        clock.advance(Duration.ofSeconds(59));
        assertThat(offer.isOpen()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(offer.isOpen()).isFalse();
        // @end
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void isSetForwardAndBack() {
        ManualClock clock = ManualClock.at(START);
        clock.set(START.plusSeconds(5));
        assertThat(clock.millis()).isEqualTo(START.plusSeconds(5).toEpochMilli());
        clock.set(START.minusSeconds(5));
        assertThat(clock.instant()).isEqualTo(START.minusSeconds(5));
        assertThat(clock.advance(Duration.ZERO)).isEqualTo(START.minusSeconds(5));
    }

    @Test
    void isTheSameClockInAnotherZone() {
        ManualClock clock = ManualClock.at(START);
        ManualClock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        tokyo.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(tokyo.withZone(ZoneOffset.UTC)).isEqualTo(clock).hasSameHashCodeAs(clock);
        assertThat(ManualClock.at(START.plusSeconds(3600))).isNotEqualTo(clock);
    }

    @Test
    void doesNotAdvanceBackwards() {
        assertThatThrownBy(() -> ManualClock.at(START).advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration must not be negative, but is PT-1S");
    }

    @Test
    void movesOfSeveralThreadsAddUp() {
        ManualClock clock = ManualClock.at(START);
        List<CompletableFuture<Void>> threads = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        clock.advance(Duration.ofMillis(1));
                    }
                }))
                .toList();
        threads.forEach(CompletableFuture::join);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(4));
    }
}
