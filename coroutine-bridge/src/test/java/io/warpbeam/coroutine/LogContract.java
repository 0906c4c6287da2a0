package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.log.EffectLog;
import io.warpbeam.coroutine.log.EffectLogger;
import io.warpbeam.coroutine.log.EntryState;
import io.warpbeam.coroutine.log.LogEntry;
import io.warpbeam.coroutine.log.Loop;
import io.warpbeam.coroutine.log.SerializableCoroutine;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What loop marks do to a log, and coroutines that are put away as logs, wherever they run. */
abstract class LogContract extends EffectLogContract {

    private static final Loop TEST = Loop.of("test");
    private static final Loop OUTER = Loop.of("outer");
    private static final Loop INNER = Loop.of("inner");
    private static final Loop COUNTDOWN = Loop.of("countdown");

    private static final Coroutine<Object, Object, Object> TWO_ITERATIONS = co -> {
        co.perform(TEST.mark());
        co.perform(COUNT.put(100));
        co.perform(TEST.mark());
        co.perform(COUNT.put(200));
        return "done";
    };

    private static Coroutine<Object, Object, Object> countdown(int from) {
        return co -> {
            co.perform(COUNTDOWN.mark());
            COUNT.update(co, count -> count + 1);
            return from > 0 ? countdown(from - 1).run(co) : co.perform(COUNT.get());
        };
    }

    private static long marks(EffectLog log, Loop loop) {
        return log.entries().stream()
                .filter(entry -> entry.operation() instanceof Loop.Mark<?>(var marked, var _) && marked.equals(loop))
                .count();
    }

    // ---- loop marks

    @Test
    @Tag("SK-ML-01")
    @Tag("SK-ML-02")
    @Tag("SK-ML-03")
    void answersMarks() {
        Coroutine<Object, Object, Object> body = co ->
                List.of(co.perform(TEST.mark()), co.perform(Loop.of("any name").mark()), co.perform(TEST.mark(7)));
        List<Object> answers = List.of(Unit.UNIT, Unit.UNIT, 7);
        assertThat(logged(start(counting(EffectLogger.fresh(), 0, body))).result())
                .isEqualTo(answers);
        assertThat(start(body.with(Loop.unlogged()))).isEqualTo(completed(answers));
    }

    @Test
    @Tag("SK-ML-04")
    @Tag("SK-ML-19")
    void prunesNestedLoops() {
        Coroutine<Object, Object, Object> body = co -> {
            for (int outer = 1; outer >= 0; outer--) {
                co.perform(OUTER.mark());
                co.perform(COUNT.put(outer));
                for (int inner = outer; inner > 0; inner--) {
                    co.perform(INNER.mark());
                    COUNT.update(co, count -> count + 1);
                }
            }
            return "done";
        };
        EffectLog pruned = logOf(start(counting(EffectLogger.fresh(), 0, body)));
        EffectLog whole = logOf(start(counting(EffectLogger.fresh().keepingIterations(), 0, body)));
        assertThat(marks(pruned, OUTER)).isEqualTo(1);
        assertThat(marks(pruned, INNER)).isZero();
        assertThat(pruned.entries()).hasSize(3);
        assertThat(whole.entries()).hasSize(8);
    }

    @Test
    @Tag("SK-ML-14")
    @Tag("SK-ML-15")
    void keepsTheLastIterationUnlessToldToKeepAll() {
        EffectLog pruned = logOf(start(counting(EffectLogger.fresh(), 0, TWO_ITERATIONS)));
        assertThat(pruned.entries()).hasSize(3);
        assertThat(pruned.entries().getLast().operation()).isEqualTo(COUNT.put(200));
        assertThat(pruned.entries().get(1).before()).containsExactly(new HandlerState("State count", 100));
        assertThat(logOf(start(counting(EffectLogger.fresh().keepingIterations(), 0, TWO_ITERATIONS)))
                        .entries())
                .hasSize(5);
    }

    @Test
    @Tag("SK-ML-16")
    void replaysALogWithoutTheIterationsThatAreOver() {
        Coroutine<Object, Object, Object> body = co -> {
            co.perform(TEST.mark());
            int first = co.perform(COUNT.get());
            co.perform(COUNT.put(first + 10));
            co.perform(TEST.mark());
            int second = co.perform(COUNT.get());
            return co.perform(COUNT.put(second + 20));
        };
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 0, body)));
        assertThat(log.entries()).hasSize(4);
        EffectLogger lenient = EffectLogger.replaying(log).allowingDivergence();
        assertThat(start(counting(lenient, 0, body))).isInstanceOf(Outcome.Completed.class);
        EffectLog countdown = logOf(start(counting(EffectLogger.fresh(), 0, countdown(3))));
        assertThat(logged(start(counting(EffectLogger.replaying(countdown), 0, countdown(0))))
                        .result())
                .isEqualTo(4);
    }

    @Test
    @Tag("SK-ML-17")
    @Tag("SK-ML-18")
    void prunesALoopThatIsARecursion() {
        Outcome pruned = start(counting(EffectLogger.fresh(), 0, countdown(3)));
        assertThat(logged(pruned).result()).isEqualTo(4);
        assertThat(marks(logOf(pruned), COUNTDOWN)).isEqualTo(1);
        assertThat(logOf(pruned).entries()).hasSize(5);
        Outcome whole = start(counting(EffectLogger.fresh().keepingIterations(), 0, countdown(3)));
        assertThat(logged(whole).result()).isEqualTo(4);
        assertThat(marks(logOf(whole), COUNTDOWN)).isEqualTo(4);
        assertThat(logOf(whole).entries()).hasSize(14);
    }

    @Test
    @Tag("SK-ML-20")
    void keepsWhatPrunedIterationsDid() {
        Outcome outcome = start(counting(EffectLogger.fresh(), 100, countdown(5)));
        assertThat(logged(outcome).result()).isEqualTo(106);
        assertThat(logOf(outcome).states()).containsExactly(new HandlerState("State count", 106));
    }

    @Test
    @Tag("SK-ML-22")
    void beginsWithAMarkThatKeepsTheFirstStates() {
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 42, co -> co.perform(COUNT.put(43)))));
        LogEntry root = log.entries().getFirst();
        assertThat(root.operation()).isEqualTo(new Loop.Mark<>(Loop.ROOT, Unit.UNIT));
        assertThat(root.before()).containsExactly(new HandlerState("State count", 42));
        EffectLogger logger = EffectLogger.fresh().only("none").named(log.run());
        assertThat(logOf(start(counting(logger, 42, co -> co.perform(COUNT.put(43)))))
                        .entries())
                .containsExactly(root);
    }

    @Test
    void goesOnInTheLastIterationOfALoopThatHasNoEnd() {
        State<List<Object>> heard = State.of("heard");
        Coroutine<Object, Object, Object> body = co -> {
            int turn = 0;
            while (true) {
                turn = co.perform(TEST.mark(turn));
                Object said = co.yield(turn);
                heard.update(co, before -> List.of(before.size(), said));
                turn++;
            }
        };
        SerializableCoroutine<Object, Object, Object> chat =
                SerializableCoroutine.of(body).with(heard.from(List.of()));
        Outcome outcome = start(untyped(chat.fresh()));
        for (int turn = 0; turn < 20; turn++) {
            EffectLog log = logOf(outcome);
            assertThat(((Outcome.Suspended) outcome).value()).isEqualTo(turn);
            assertThat(log.entries()).hasSizeLessThanOrEqualTo(3);
            outcome = turn % 3 == 0 ? start(untyped(chat.resuming(log, turn))) : resume(turn);
        }
        assertThat(logOf(outcome).states()).containsExactly(new HandlerState("State heard", List.of(2, 19)));
    }

    // ---- serializable coroutines

    @Test
    @Tag("SK-SC-01")
    void runsWithALog() {
        assertThat(logged(start(untyped(SerializableCoroutine.of(co -> 42).fresh())))
                        .result())
                .isEqualTo(42);
    }

    @Test
    @Tag("SK-SC-02")
    void logsWhatItsHandlersAnswer() {
        Coroutine<Object, Object, Object> body = co -> {
            co.perform(COUNT.put(99));
            return co.perform(LINES.tell("hello"));
        };
        EffectLog log = logOf(start(untyped(SerializableCoroutine.of(body)
                .with(COUNT.from(0))
                .with(LINES.handler())
                .fresh())));
        assertThat(entries(log)).extracting(LogEntry::effect).containsExactly("State count", "Writer lines");
        assertThat(log.states())
                .containsExactly(
                        new HandlerState("State count", 99), new HandlerState("Writer lines", List.of("hello")));
    }

    @Test
    @Tag("SK-SC-03")
    @Tag("SK-SC-07")
    void isSuspendedWithItsLogAndGoesOnAlive() {
        Coroutine<Object, Object, Object> body = co -> List.of("ok", co.yield("paused"));
        Outcome suspended = start(untyped(SerializableCoroutine.of(body).fresh()));
        assertThat(((Outcome.Suspended) suspended).value()).isEqualTo("paused");
        assertThat(states(logOf(suspended))).containsExactly(new EntryState.Started());
        assertThat(logged(resume("live")).result()).isEqualTo(List.of("ok", "live"));
    }

    @Test
    void asksItsQuestionAgain() {
        Coroutine<Object, Object, Object> body = co -> {
            COUNT.update(co, count -> count + 1);
            return List.of(co.yield("paused"), co.perform(COUNT.get()));
        };
        SerializableCoroutine<Object, Object, Object> asking =
                SerializableCoroutine.of(body).with(COUNT.from(0));
        Outcome suspended = start(untyped(asking.fresh()));
        SerializableCoroutine<Object, Object, Object> later =
                SerializableCoroutine.of(body).with(COUNT.from(17));
        assertThat(start(untyped(later.replaying(logOf(suspended))))).isEqualTo(suspended);
        assertThat(logged(resume("r")).result()).isEqualTo(List.of("r", 1));
    }
}
