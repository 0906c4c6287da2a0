package io.warpbeam.coroutine.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.Attempt;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.EngineKind;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.log.EffectLog;
import io.warpbeam.coroutine.log.EffectLogger;
import io.warpbeam.coroutine.log.EntryState;
import io.warpbeam.coroutine.log.LogEntry;
import io.warpbeam.coroutine.log.LogPart;
import io.warpbeam.coroutine.log.Logged;
import io.warpbeam.coroutine.log.Loop;
import io.warpbeam.coroutine.log.SerializableCoroutine;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coroutines that go on from their logs as JSON. */
class JsonLogCodecTest {

    private static final State<Integer> COUNT = State.of("count");
    private static final JsonLogCodec JSON = JsonLogCodec.of();

    record Answer(String question, String text) {}

    private static final Coroutine<String, Integer, List<Integer>> ASKING = co -> {
        int before = co.perform(COUNT.get());
        int input = co.yield("by how much?");
        co.perform(COUNT.put(before + input));
        return List.of(before, input, co.perform(COUNT.get()));
    };

    private static EffectLog copy(EffectLog log) {
        return JSON.read(JSON.write(log));
    }

    private static <Y, R, T> EffectLog suspended(CoroutineState<Y, R, Logged<T>> state) {
        try (state) {
            return SerializableCoroutine.log(state).orElseThrow();
        }
    }

    @Test
    @Tag("SK-EL-11")
    void keepsALogAsItIs() {
        Coroutine<String, String, String> body = co -> {
            COUNT.update(co, count -> count + 1);
            Attempt.of(() -> {
                throw co.raise("boom");
            });
            return co.yield("name?");
        };
        EffectLog log = suspended(
                EffectLogger.fresh().around(body).with(COUNT.from(0)).pending().run());
        assertThat(log.entries()).hasSize(5);
        assertThat(copy(log)).isEqualTo(log);
    }

    @Test
    @Tag("SK-EL-12")
    void replaysALogThatWasRead() {
        Coroutine<String, String, List<Integer>> body = co -> {
            int before = co.perform(COUNT.get());
            co.perform(COUNT.put(before + 100));
            return List.of(before, co.perform(COUNT.get()));
        };
        Logged<List<Integer>> first = EffectLogger.fresh()
                .around(body)
                .with(COUNT.from(0))
                .pending()
                .run()
                .orThrow();
        EffectLogger again = EffectLogger.replaying(copy(first.log())).allowingDivergence();
        assertThat(again.around(body).with(COUNT.from(999)).pending().run().orThrow())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-EL-20")
    @Tag("SK-SC-04")
    @Tag("SK-SC-06")
    void goesOnFromAText(EngineKind engine) {
        var asking = SerializableCoroutine.of(ASKING);
        String text = JSON.write(
                suspended(asking.with(COUNT.from(100)).fresh().pending(engine).run()));
        var resumed = asking.with(COUNT.from(999)).resuming(JSON.read(text), 50).pending(engine);
        assertThat(resumed.run().orThrow().result()).containsExactly(100, 50, 150);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-SC-05")
    void goesOnFromATextAgainAndAgain(EngineKind engine) {
        Coroutine<String, Answer, List<Answer>> form = co -> List.of(co.yield("name?"), co.yield("mail?"));
        var forms = SerializableCoroutine.of(form);
        JsonLogCodec codec = JsonLogCodec.of(Answer.class);
        Answer ada = new Answer("name?", "Ada");
        Answer mail = new Answer("mail?", "ada@example.com");
        String one = codec.write(suspended(forms.fresh().pending(engine).run()));
        String two = codec.write(
                suspended(forms.resuming(codec.read(one), ada).pending(engine).run()));
        assertThat(forms.resuming(codec.read(two), mail)
                        .pending(engine)
                        .run()
                        .orThrow()
                        .result())
                .containsExactly(ada, mail);
    }

    @Test
    @Tag("SK-SC-08")
    void keepsAnEmptyLog() {
        EffectLog empty = EffectLog.empty("run-1");
        assertThat(copy(empty)).isEqualTo(empty);
    }

    @Test
    @Tag("SK-ML-21")
    void keepsLoopMarks() {
        Loop loop = Loop.of("test");
        Coroutine<String, String, String> body = co -> {
            co.perform(loop.mark(7L));
            co.perform(COUNT.put(100));
            return "done";
        };
        EffectLog log = EffectLogger.fresh()
                .around(body)
                .with(COUNT.from(0))
                .pending()
                .run()
                .orThrow()
                .log();
        EffectLog read = copy(log);
        assertThat(read).isEqualTo(log);
        assertThat(read.entries()).hasSize(3);
        assertThat(read.entries().get(1).operation()).isEqualTo(new Loop.Mark<>(loop, 7L));
        assertThat(read.entries().get(1).before()).hasSize(1);
    }

    @Test
    void keepsAPartOfALog() {
        EffectLog log = suspended(EffectLogger.fresh()
                .around(ASKING)
                .with(COUNT.from(3))
                .pending()
                .run());
        LogPart part = new LogPart(
                log.run(),
                9,
                2,
                List.of(log.entries().getLast()),
                LogPart.of(log).states());
        assertThat(JSON.decode(JSON.encode(part))).isEqualTo(part);
        assertThat(log.with(part)).isEqualTo(new EffectLog(log.run(), 9, log.entries(), log.states()));
    }

    @Test
    void canBeReadByAPerson() {
        // @start region="codec"
        JsonLogCodec codec = JsonLogCodec.of(Answer.class);
        String text = codec.write(new EffectLog(
                "form-1",
                2,
                List.of(LogEntry.started("form-1/1", COUNT.put(5)).executed(new Answer("name?", "Ada"))),
                List.of()));
        // @end
        assertThat(text).isEqualTo("""
            {
              "format" : 1,
              "run" : "form-1",
              "next" : 2,
              "from" : 0,
              "entries" : [
                {
                  "id" : "form-1/1",
                  "effect" : "State count",
                  "operation" : {
                    "@type" : "State.Put",
                    "state" : {
                      "name" : "count"
                    },
                    "value" : 5
                  },
                  "state" : "executed",
                  "value" : {
                    "@type" : "Answer",
                    "question" : "name?",
                    "text" : "Ada"
                  }
                }
              ],
              "states" : [ ]
            }\
            """);
        assertThat(codec.read(text).entries().getFirst().state())
                .isEqualTo(new EntryState.Executed(new Answer("name?", "Ada")));
        assertThat(JSON.write(copy(EffectLog.empty("x")))).isEqualTo(JSON.write(EffectLog.empty("x")));
    }
}
