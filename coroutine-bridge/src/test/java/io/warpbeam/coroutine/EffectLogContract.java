package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.log.EffectLog;
import io.warpbeam.coroutine.log.EffectLogger;
import io.warpbeam.coroutine.log.EntryState;
import io.warpbeam.coroutine.log.LogDivergedException;
import io.warpbeam.coroutine.log.LogEntry;
import io.warpbeam.coroutine.log.Logged;
import io.warpbeam.coroutine.log.Loop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is logged of a coroutine, and how it is replayed, wherever it runs. */
abstract class EffectLogContract extends LanguageContract {

    record Ping(int number) implements Operation<Integer> {}

    static final Coroutine<Object, Object, Object> GET_PUT_GET = co -> {
        int before = co.perform(COUNT.get());
        co.perform(COUNT.put(before + 10));
        return List.of(before, co.perform(COUNT.get()));
    };

    static final Coroutine<Object, Object, Object> ASKING = co -> {
        int before = co.perform(COUNT.get());
        int input = number(co.yield("question"));
        co.perform(COUNT.put(before + input));
        return List.of(before, input, co.perform(COUNT.get()));
    };

    /** A logged coroutine with the state that most of these have. */
    static Coroutine<Object, Object, Object> counting(
            EffectLogger logger, int initial, Coroutine<Object, Object, Object> body) {
        return untyped(logger.around(body)).with(COUNT.from(initial));
    }

    static <T> Coroutine<Object, Object, Object> untyped(Coroutine<Object, Object, T> coroutine) {
        return coroutine::run;
    }

    static Logged<?> logged(Outcome outcome) {
        return (Logged<?>) outcome.orThrow();
    }

    static EffectLog logOf(Outcome outcome) {
        return outcome instanceof Outcome.Suspended(var _, var data)
                ? EffectLog.in(data).orElseThrow()
                : logged(outcome).log();
    }

    /** Without the mark of the root. */
    static List<LogEntry> entries(EffectLog log) {
        assertThat(log.entries().getFirst().operation()).isEqualTo(new Loop.Mark<>(Loop.ROOT, Unit.UNIT));
        return log.entries().subList(1, log.entries().size());
    }

    static EntryState executed(Object value) {
        return new EntryState.Executed(value);
    }

    static EntryState discarded() {
        return new EntryState.Discarded();
    }

    static List<EntryState> states(EffectLog log) {
        return entries(log).stream().map(LogEntry::state).toList();
    }

    private Coroutine<Object, Object, Object> caught(Coroutine<Object, Object, Object> body) {
        return co -> Attempt.of(() -> body.run(co)) instanceof Attempt.Ok<Object>(var value) ? value : "failed";
    }

    // ---- what is logged

    @Test
    @Tag("SK-EL-01")
    @Tag("SK-EL-28")
    void logsAnEffect() {
        Logged<?> logged = logged(start(counting(EffectLogger.fresh(), 0, co -> co.perform(COUNT.get()))));
        assertThat(logged.result()).isEqualTo(0);
        LogEntry entry = entries(logged.log()).getFirst();
        assertThat(entries(logged.log())).hasSize(1);
        assertThat(entry.effect()).isEqualTo("State count");
        assertThat(entry.operation()).isEqualTo(new State.Get<>(COUNT));
        assertThat(entry.state()).isEqualTo(executed(0));
    }

    @Test
    @Tag("SK-EL-02")
    @Tag("SK-EL-15")
    void logsEffectsInTheOrderOfTheirExecution() {
        Logged<?> logged = logged(start(counting(EffectLogger.fresh(), 0, co -> {
            int before = co.perform(COUNT.get());
            co.perform(COUNT.put(before + 1));
            return List.of(before, co.perform(COUNT.get()));
        })));
        assertThat(logged.result()).isEqualTo(List.of(0, 1));
        assertThat(entries(logged.log()))
                .extracting(LogEntry::operation)
                .isEqualTo(List.of(COUNT.get(), COUNT.put(1), COUNT.get()));
        assertThat(states(logged.log())).containsExactly(executed(0), executed(0), executed(1));
        assertThat(logged.log().states()).containsExactly(new HandlerState("State count", 1));
    }

    @Test
    @Tag("SK-EL-03")
    void givesEachEntryAnIdOfItsOwnThatItsHandlerSees() {
        Handler<Unit> pinging = Handler.of(Ping.class, (_, context) -> {
            log.add(context.key().orElseThrow());
            return 0;
        });
        Coroutine<Object, Object, Object> body = co ->
                IntStream.range(0, 3).mapToObj(i -> co.perform(new Ping(i))).toList();
        EffectLog first = logOf(start(untyped(EffectLogger.fresh().around(body)).with(pinging)));
        EffectLog second =
                logOf(start(untyped(EffectLogger.fresh().around(body)).with(pinging)));
        List<String> ids = new ArrayList<>();
        entries(first).forEach(entry -> ids.add(entry.id()));
        entries(second).forEach(entry -> ids.add(entry.id()));
        assertThat(ids).doesNotHaveDuplicates().isEqualTo(log);
        EffectLogger named = EffectLogger.fresh().named("run-7");
        assertThat(entries(logOf(start(untyped(named.around(body)).with(pinging)))))
                .extracting(LogEntry::id)
                .containsExactly("run-7/1", "run-7/2", "run-7/3");
    }

    @Test
    @Tag("SK-EL-04")
    void logsChosenEffectsOnly() {
        Coroutine<Object, Object, Object> body = co -> co.perform(COUNT.get()) + co.perform(new Ping(1));
        Handler<Unit> pinging = Handler.of(Ping.class, (ping, _) -> ping.number());
        EffectLogger logger = EffectLogger.fresh().only("State count");
        EffectLog log = logOf(start(counting(logger, 42, body).with(pinging)));
        assertThat(entries(log)).extracting(LogEntry::effect).containsExactly("State count");
    }

    @Test
    void doesNotSeeWhatIsAnsweredInside() {
        Coroutine<Object, Object, Object> body =
                co -> co.handle(COUNT.from(1), () -> COUNT.update(co, count -> count + 1));
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 0, co -> {
            body.run(co);
            return co.perform(COUNT.get());
        })));
        assertThat(states(log)).containsExactly(executed(0));
    }

    @Test
    @Tag("SK-EL-05")
    void discardsWhatIsRaised() {
        Outcome outcome = start(counting(EffectLogger.fresh(), 0, caught(co -> {
            co.perform(COUNT.put(42));
            throw co.raise("boom");
        })));
        assertThat(logged(outcome).result()).isEqualTo("failed");
        assertThat(states(logOf(outcome))).containsExactly(executed(0), discarded());
        LogEntry raised = entries(logOf(outcome)).getLast();
        assertThat(raised.operation()).isEqualTo(new RaiseOperation("boom"));
        assertThat(raised.before()).containsExactly(new HandlerState("State count", 42));
    }

    @Test
    @Tag("SK-EL-06")
    @Tag("SK-EL-07")
    void goesOnLoggingWhereARaisedValueIsCaught() {
        Outcome outcome = start(counting(EffectLogger.fresh(), 0, co -> {
            int before = co.perform(COUNT.get());
            caught(inner -> {
                        inner.perform(COUNT.put(before + 1));
                        throw inner.raise("error");
                    })
                    .run(co);
            return co.perform(COUNT.put(2));
        }));
        assertThat(logged(outcome).result()).isEqualTo(1);
        assertThat(states(logOf(outcome))).containsExactly(executed(0), executed(0), discarded(), executed(1));
    }

    @Test
    void discardsAnOperationWhoseHandlerThrew() {
        Handler<Unit> failing = Handler.of(Ping.class, (_, _) -> {
            throw new IOException("down");
        });
        Outcome outcome = start(counting(EffectLogger.fresh(), 0, caught(co -> co.perform(new Ping(1))))
                .with(failing));
        assertThat(states(logOf(outcome))).containsExactly(discarded());
    }

    @Test
    @Tag("SK-EL-13")
    @Tag("SK-EL-14")
    void takesOnlyAnswersFromALog() {
        LogEntry started = LogEntry.started("id", COUNT.get());
        assertThat(started).isEqualTo(new LogEntry("id", COUNT.get(), new EntryState.Started(), List.of()));
        assertThat(started.state().isAnswered()).isFalse();
        assertThat(started.executed(42).state()).isEqualTo(executed(42));
        assertThat(started.executed(42).state().isAnswered()).isTrue();
        assertThat(started.discarded(List.of()).state().isAnswered()).isFalse();
    }

    // ---- replay

    @Test
    @Tag("SK-EL-08")
    void replaysAnswersWhateverTheStateIsNow() {
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 0, GET_PUT_GET)));
        EffectLogger lenient = EffectLogger.replaying(log).allowingDivergence();
        Logged<?> replayed = logged(start(counting(lenient, 999, GET_PUT_GET)));
        assertThat(replayed).isEqualTo(new Logged<>(List.of(0, 10), log));
        Throwable error = crash(start(counting(EffectLogger.replaying(log), 999, GET_PUT_GET)));
        assertThat(error).isInstanceOfSatisfying(LogDivergedException.class, e -> {
            assertThat(e.number()).isEqualTo(1);
            assertThat(e.expected()).contains("State count").contains("0");
            assertThat(e.found()).contains("999");
        });
    }

    @Test
    void endsAReplayInTheStateInWhichTheRunEnded() {
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 0, GET_PUT_GET)));
        assertThat(start(COUNT.run(0, EffectLogger.replaying(log).around(GET_PUT_GET), (_, count) -> count)))
                .isEqualTo(completed(10));
    }

    @Test
    @Tag("SK-EL-09")
    void callsNoHandlerInAReplay() {
        Handler<Unit> pinging = Handler.of(Ping.class, (ping, _) -> {
            log.add("called");
            return ping.number();
        });
        Coroutine<Object, Object, Object> body = co -> co.perform(new Ping(7));
        EffectLog first = logOf(start(untyped(EffectLogger.fresh().around(body)).with(pinging)));
        Outcome again =
                start(untyped(EffectLogger.replaying(first).around(body)).with(pinging));
        assertThat(again).isEqualTo(completed(new Logged<>(7, first)));
        assertThat(log).containsExactly("called");
    }

    @Test
    @Tag("SK-EL-10")
    void replaysAnAnswerThatSaysNothing() {
        State<Unit> nothing = State.of("nothing");
        Coroutine<Object, Object, Object> body = co -> co.perform(nothing.get());
        EffectLog log = logOf(start(untyped(EffectLogger.fresh().around(body)).with(nothing.from(Unit.UNIT))));
        assertThat(logged(start(untyped(EffectLogger.replaying(log).around(body))
                                .with(nothing.from(Unit.UNIT))))
                        .result())
                .isEqualTo(Unit.UNIT);
    }

    @Test
    void performsAgainWhatWasDiscardedUnderTheSameKeyInTheStateOfThen() {
        List<Boolean> up = new ArrayList<>(List.of(false, true));
        List<Object> keys = new ArrayList<>();
        Handler<Unit> shaky = Handler.of(Ping.class, (ping, context) -> {
            keys.add(context.key());
            if (up.removeFirst()) {
                return ping.number();
            }
            throw new IOException("down");
        });
        Coroutine<Object, Object, Object> body = caught(co -> {
            COUNT.update(co, count -> count + 1);
            return co.perform(new Ping(5)) + COUNT.update(co, count -> count + 1);
        });
        EffectLog failed = logOf(start(counting(EffectLogger.fresh(), 0, body).with(shaky)));
        Outcome rerun = start(counting(EffectLogger.replaying(failed), 0, body).with(shaky));
        assertThat(logged(rerun).result()).isEqualTo(7);
        assertThat(keys).hasSize(2);
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
        assertThat(states(logOf(rerun)))
                .containsExactly(executed(0), executed(0), executed(5), executed(1), executed(1));
    }

    @Test
    void dropsWhatTheLogHasBehindAFailureThatIsNoneNow() {
        List<Boolean> up = new ArrayList<>(List.of(false, true));
        Handler<Unit> shaky = Handler.of(Ping.class, (ping, _) -> {
            if (ping.number() > 1 || up.removeFirst()) {
                return ping.number();
            }
            throw new IOException("down");
        });
        Coroutine<Object, Object, Object> body = caught(co -> {
            try {
                return co.perform(new Ping(1)) + co.perform(new Ping(2));
            } finally {
                co.perform(new Ping(3));
            }
        });
        EffectLog failed = logOf(start(counting(EffectLogger.fresh(), 0, body).with(shaky)));
        assertThat(states(failed)).containsExactly(discarded(), executed(3));
        Outcome rerun = start(counting(EffectLogger.replaying(failed), 0, body).with(shaky));
        assertThat(logged(rerun).result()).isEqualTo(3);
        assertThat(states(logOf(rerun))).containsExactly(executed(1), executed(2), executed(3));
        assertThat(entries(logOf(rerun))).extracting(LogEntry::id).doesNotHaveDuplicates();
    }

    @Test
    void failsAtTheFirstEntryThatDiffersAndPerformsNothingMore() {
        EffectLog first = logOf(start(counting(EffectLogger.fresh(), 0, GET_PUT_GET)));
        Coroutine<Object, Object, Object> changed = co -> {
            co.perform(COUNT.get());
            Attempt.of(() -> co.perform(COUNT.put(11)));
            Attempt.of(() -> co.perform(COUNT.put(12)));
            return "swallowed";
        };
        Throwable error = crash(start(COUNT.run(0, EffectLogger.replaying(first).around(changed), (_, _) -> "-")));
        assertThat(error)
                .isInstanceOfSatisfying(LogDivergedException.class, e -> {
                    assertThat(e.number()).isEqualTo(3);
                    assertThat(e.expected()).isEqualTo(COUNT.put(10).toString());
                    assertThat(e.found()).isEqualTo(COUNT.put(11).toString());
                })
                .hasMessageContainingAll(first.run(), "entry 3", "expected Put", "but found Put");
    }

    @Test
    void failsWhenTheCodeEndsBeforeTheLog() {
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 0, GET_PUT_GET)));
        assertThat(crash(start(counting(EffectLogger.replaying(log), 0, co -> co.perform(COUNT.get())))))
                .isInstanceOf(LogDivergedException.class)
                .hasMessageContainingAll("entry 3", "the end of the code");
    }

    @Test
    void failsWhenOtherHandlersAreThere() {
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 0, ASKING)));
        assertThat(crash(start(untyped(EffectLogger.resuming(log, 1).around(ASKING))
                        .with(LINES.handler())
                        .with(COUNT.from(0)))))
                .isInstanceOf(LogDivergedException.class)
                .hasMessageContainingAll("State count", "Writer lines");
    }

    @Test
    void goesAnotherWayWhereThatIsAllowed() {
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 0, ASKING)));
        EffectLogger lenient = EffectLogger.resuming(log, 5).allowingDivergence();
        Outcome outcome = start(counting(lenient, 0, co -> {
            COUNT.update(co, count -> count + 100);
            return ASKING.run(co);
        }));
        assertThat(logged(outcome).result()).isEqualTo(List.of(100, 5, 105));
        assertThat(entries(logOf(outcome)))
                .extracting(LogEntry::effect)
                .containsExactly("State count", "State count", "State count", "Yield", "State count", "State count");
    }

    // ---- cold resume

    @Test
    @Tag("SK-EL-18")
    void answersTheYieldAtWhichALogEnds() {
        EffectLog log = logOf(start(counting(EffectLogger.fresh(), 10, ASKING)));
        assertThat(states(log)).containsExactly(executed(10), new EntryState.Started());
        assertThat(log.question()).contains(new YieldOperation<>("question"));
        Outcome resumed = start(counting(EffectLogger.resuming(log, 5), 999, ASKING));
        assertThat(logged(resumed).result()).isEqualTo(List.of(10, 5, 15));
        List<EntryState> all = states(logOf(resumed));
        assertThat(all.subList(1, all.size())).containsExactly(executed(5), executed(10), executed(15));
    }

    @Test
    @Tag("SK-EL-19")
    @Tag("SK-EL-21")
    void performsOnlyWhatComesBehindTheYield() {
        Handler<Unit> pinging = Handler.of(Ping.class, (ping, _) -> {
            log.add(ping.number());
            return ping.number();
        });
        Coroutine<Object, Object, Object> body = co -> {
            int first = co.perform(new Ping(1)) + co.perform(new Ping(2));
            return List.of(first, co.yield("waiting"), co.perform(new Ping(3)));
        };
        EffectLog waiting =
                logOf(start(untyped(EffectLogger.fresh().around(body)).with(pinging)));
        assertThat(log).containsExactly(1, 2);
        Outcome resumed =
                start(untyped(EffectLogger.resuming(waiting, "r").around(body)).with(pinging));
        assertThat(logged(resumed).result()).isEqualTo(List.of(3, "r", 3));
        assertThat(log).containsExactly(1, 2, 3);
    }

    @Test
    @Tag("SK-EL-22")
    void resumesWithAnAnswerThatSaysNothing() {
        Coroutine<Object, Object, Object> body = co -> List.of("got", co.yield("waiting"));
        EffectLog log = logOf(start(untyped(EffectLogger.fresh().around(body))));
        assertThat(logged(start(untyped(EffectLogger.resuming(log, Unit.UNIT).around(body))))
                        .result())
                .isEqualTo(List.of("got", Unit.UNIT));
    }

    @Test
    @Tag("SK-EL-23")
    void handsOutLaterYieldsAndIsResumedFromThere() {
        Coroutine<Object, Object, Object> body = co -> {
            COUNT.update(co, count -> count + 1);
            Object first = co.yield("first");
            COUNT.update(co, count -> count + 1);
            return List.of(first, co.yield("second"), COUNT.update(co, count -> count + 1));
        };
        EffectLog one = logOf(start(counting(EffectLogger.fresh(), 0, body)));
        Outcome second = start(counting(EffectLogger.resuming(one, "value1"), 0, body));
        assertThat(((Outcome.Suspended) second).value()).isEqualTo("second");
        Outcome end = start(counting(EffectLogger.resuming(logOf(second), "value2"), 0, body));
        assertThat(logged(end).result()).isEqualTo(List.of("value1", "value2", 3));
        assertThatThrownBy(() -> EffectLogger.resuming(logOf(end), "value3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have a yield that waits");
    }

    @Test
    void resumesWithTheStatesOfTheSuspension() {
        Coroutine<Object, Object, Object> body = co -> {
            co.perform(LINES.tell("a"));
            COUNT.update(co, count -> count + 1);
            Object answer = co.yield("waiting");
            co.perform(LINES.tell("b"));
            return List.of(answer, COUNT.update(co, count -> count + 1), co.perform(LINES.written()));
        };
        Outcome waiting = start(counting(EffectLogger.fresh(), 0, body).with(LINES.handler()));
        Outcome live = resume("r");
        Outcome cold = start(
                counting(EffectLogger.resuming(logOf(waiting), "r"), 0, body).with(LINES.handler()));
        assertThat(logged(live).result()).isEqualTo(List.of("r", 2, List.of("a", "b")));
        assertThat(cold).isEqualTo(live);
    }

    // ---- what goes out with yields

    @Test
    @Tag("SK-EL-24")
    @Tag("SK-EL-26")
    void givesEachYieldItsLogAlong() {
        Coroutine<Object, Object, Object> body = co -> {
            co.perform(COUNT.put(42));
            return co.yield("waiting");
        };
        Outcome.Suspended first = (Outcome.Suspended) start(counting(EffectLogger.fresh(), 0, body));
        assertThat(first.data()).containsOnlyKeys(EffectLogger.KEY);
        assertThat(entries(logOf(first)))
                .extracting(LogEntry::operation)
                .isEqualTo(List.of(COUNT.put(42), new YieldOperation<>("waiting")));
        assertThat(start(counting(EffectLogger.replaying(logOf(first)), 0, body)))
                .isEqualTo(first);
    }

    @Test
    @Tag("SK-EL-25")
    @Tag("SK-EL-29")
    void decoratesYieldsAsItIsTold() {
        Coroutine<Object, Object, Object> body = co -> co.yield("paused");
        assertThat(start(untyped(EffectLogger.fresh().withoutDecoration().around(body))))
                .isEqualTo(Mail.suspended("paused"));
        EffectLogger telling = EffectLogger.fresh()
                .decorating((log, data) -> data.put("entries", log.entries().size()));
        assertThat(start(untyped(telling.around(body))))
                .isEqualTo(new Outcome.Suspended("paused", Map.of("entries", 2)));
    }

    @Test
    @Tag("SK-EL-27")
    void decoratesNoYieldsOutside() {
        Coroutine<Object, Object, Object> inner = co -> co.yield("inner");
        Coroutine<Object, Object, Object> outer = co -> List.of(
                EffectLogger.fresh().around(inner, (result, _) -> result).run(co), co.yield("outer"));
        assertThat(EffectLog.in(((Outcome.Suspended) start(outer)).data())).isPresent();
        assertThat(resume("one")).isEqualTo(Mail.suspended("outer"));
        assertThat(resume("two")).isEqualTo(completed(List.of("one", "two")));
    }

    @Test
    @Tag("SK-EL-28")
    void makesItsResultAsItIsTold() {
        Coroutine<Object, Object, Integer> size = EffectLogger.fresh()
                .around(GET_PUT_GET, (_, log) -> entries(log).size());
        assertThat(start(untyped(size).with(COUNT.from(0)))).isEqualTo(completed(3));
    }

    @Test
    @Tag("SK-AC-30")
    void givesEveryYieldItsLogAlong() {
        Coroutine<Object, Object, Object> body = co -> {
            COUNT.update(co, count -> count + 1);
            co.yield("first");
            COUNT.update(co, count -> count + 1);
            co.yield("second");
            return "done";
        };
        EffectLog first = logOf(start(counting(EffectLogger.fresh(), 0, body)));
        EffectLog second = logOf(resume("go"));
        assertThat(second.entries()).hasSizeGreaterThan(first.entries().size());
        assertThat(first.states()).containsExactly(new HandlerState("State count", 1));
        Logged<?> end = logged(resume("go"));
        assertThat(end.result()).isEqualTo("done");
        assertThat(end.log().entries()).hasSameSizeAs(second.entries());
        assertThat(EffectLog.in(Map.of())).isEqualTo(Optional.empty());
    }
}
