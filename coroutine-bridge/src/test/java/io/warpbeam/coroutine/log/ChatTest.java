package io.warpbeam.coroutine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.effect.Yield;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the API documentation. */
class ChatTest {

    private static final State<Integer> WORDS = State.of("words");

    // @start region="loop"
    private static final Loop TURN = Loop.of("turn");

    private static final Coroutine<String, String, Integer> CHAT = co -> {
        String last = "";
        while (true) {
            last = co.perform(TURN.mark(last)); // what the next iteration needs
            String said = co.yield(last.isEmpty() ? "hello" : "and after " + last + "?");
            if (said.equals("bye")) {
                return co.perform(WORDS.get());
            }
            WORDS.update(co, words -> words + said.split(" ").length);
            last = said;
        }
    };

    // @end

    @Test
    void logsARun() {
        // @start region="logger"
        Coroutine<String, String, Logged<Integer>> chat =
                EffectLogger.fresh().around(CHAT).with(WORDS.from(0));
        EffectLog log = Yield.feed(chat, List.of("bye")).state().orThrow().log();
        // @end
        assertThat(log.entries()).hasSize(4);
    }

    @Test
    void goesOnFromALog() {
        // @start region="serializable"
        var chat = SerializableCoroutine.of(CHAT).with(WORDS.from(0));
        EffectLog log;
        try (var run = chat.fresh().pending()) {
            var hello = (CoroutineState.Suspended<String, String, Logged<Integer>>) run.run();
            log = SerializableCoroutine.log(hello.resume("rain again")).orElseThrow();
        }
        // much later
        try (var run = chat.resuming(log, "bye").pending()) {
            assertThat(run.run().orThrow().result()).isEqualTo(2);
        }
        // @end
    }

    @Test
    void asksAgainInTheIterationThatItWasIn() {
        var chat = SerializableCoroutine.of(CHAT).with(WORDS.from(0));
        var driven = Yield.feed(chat.fresh(), List.of("a", "b", "c"));
        EffectLog log = SerializableCoroutine.log(driven.state()).orElseThrow();
        driven.state().close();
        var again = Yield.feed(chat.replaying(log), List.of("d", "bye"));
        assertThat(again.yields()).containsExactly("and after c?", "and after d?");
        assertThat(again.state().orThrow().result()).isEqualTo(4);
    }
}
