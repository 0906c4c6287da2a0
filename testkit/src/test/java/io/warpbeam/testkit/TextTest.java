package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How failures show things. */
class TextTest {

    @Test
    void durationsAreShownAsPeopleWriteThem() {
        assertThat(Text.of(Duration.ofSeconds(3))).isEqualTo("3 s");
        assertThat(Text.of(Duration.ofMillis(250))).isEqualTo("250 ms");
        assertThat(Text.of(Duration.ofMillis(1_500))).isEqualTo("1500 ms");
        assertThat(Text.of(Duration.ofMillis(60_500))).isEqualTo("PT1M0.5S");
        assertThat(Text.of(Duration.ofNanos(5))).isEqualTo("PT0.000000005S");
        assertThat(Text.of(Duration.ofSeconds(-1))).isEqualTo("0 s");
    }

    @Test
    void countsHaveTheirNumber() {
        assertThat(Text.count(1, "crash")).isEqualTo("1 crash");
        assertThat(Text.count(2, "crash")).isEqualTo("2 crashes");
        assertThat(Text.count(2, "process")).isEqualTo("2 processes");
        assertThat(Text.count(0, "leak")).isEqualTo("0 leaks");
    }

    @Test
    void longTextsAreCut() {
        assertThat(Text.of((Object) "x".repeat(1_000))).hasSize(503).endsWith("x...");
    }

    @Test
    void aCrashTellsWhatWasHandled() {
        try (Node node = Node.start("test");
                EventRecorder recorder = EventRecorder.of(node)) {
            Pid pid = node.spawn(SpawnOptions.named("fragile"), new EventHandler() {
                @Override
                public void start(Self self) {}

                @Override
                public void handle(Object message) {
                    throw new IllegalStateException("boom");
                }
            });
            pid.send("go");
            assertThat(Text.of(recorder.expectCrash(pid)))
                    .isEqualTo(pid + " named fragile: java.lang.IllegalStateException: boom, while it handled go");
        }
    }
}
