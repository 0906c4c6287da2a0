package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The contract on the fast engine, and what that one refuses. */
class FastGeneratorTest extends GeneratorContract {

    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    @Override
    EngineKind engine() {
        return EngineKind.FAST;
    }

    @Test
    void hasNoThreadOfItsOwn() {
        Generator<Thread> where = generator(out -> out.yield(Thread.currentThread()));
        assertThat(where.stream().toList()).containsExactly(Thread.currentThread());
    }

    @Test
    void refusesAnotherThreadAndStaysAsItIs() {
        var values = naturals().iterator();
        assertThat(values.next()).isEqualTo(0);
        CompletableFuture.runAsync(() -> {
                    assertThatThrownBy(values::next)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("EngineKind.PORTABLE");
                    assertThatThrownBy(values::close).hasMessageContaining("EngineKind.PORTABLE");
                })
                .join();
        assertThat(values.next()).isEqualTo(1);
        values.close();
        assertThat(log).containsExactly("begun", "resource", "unwound");
    }

    @Test
    void throwsTheRefusalOfAYieldWhereAScopedValueIsBound() {
        Generator<String> bound = generator(out -> ScopedValue.where(USER, "me").run(() -> out.yield("bound")));
        assertThatThrownBy(() -> bound.iterator().next())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a scoped value is bound")
                .hasMessageContaining("EngineKind.PORTABLE");
    }
}
