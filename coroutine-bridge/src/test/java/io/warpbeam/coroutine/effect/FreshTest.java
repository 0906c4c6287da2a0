package io.warpbeam.coroutine.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Substrate;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.log.EffectLogger;
import io.warpbeam.coroutine.log.Logged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FreshTest {

    private static final Coroutine<Unit, Unit, List<Object>> ASKING =
            co -> List.of(co.perform(Fresh.now()), co.perform(Fresh.random(6)), co.perform(Fresh.id()));

    @Test
    void answersFromTheSubstrate() {
        Instant before = Substrate.system().wallClock();
        List<Object> answers =
                ASKING.with(Fresh.from(Substrate.system())).pending().run().orThrow();
        assertThat((Instant) answers.get(0)).isAfterOrEqualTo(before);
        assertThat((Long) answers.get(1)).isBetween(0L, 5L);
        assertThat((UUID) answers.get(2)).satisfies(id -> {
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void answersTheSameInAReplay() {
        Coroutine<Unit, Unit, Logged<List<Object>>> logged =
                EffectLogger.fresh().around(ASKING).with(Fresh.from(Substrate.system()));
        Logged<List<Object>> first = logged.pending().run().orThrow();
        Logged<List<Object>> again = EffectLogger.replaying(first.log())
                .around(ASKING)
                .with(Fresh.from(Substrate.system()))
                .pending()
                .run()
                .orThrow();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void refusesABoundThatIsNotPositive() {
        assertThatThrownBy(() -> Fresh.random(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bound must be positive, but is 0");
    }
}
