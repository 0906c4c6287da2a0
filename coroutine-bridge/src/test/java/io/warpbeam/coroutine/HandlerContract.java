package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.cancelled;
import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.raised;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.effect.Reader;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.effect.Writer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a coroutine is answered by the handlers around it, wherever it runs. */
abstract class HandlerContract extends ScopedCoroutineContract {

    static final Reader<Integer> BASE = Reader.of("base");
    static final Reader<String> NAME = Reader.of("name");
    static final State<Integer> COUNT = State.of("count");
    static final Writer<String> LINES = Writer.of("lines");

    private record Twice(int number) implements Operation<Integer> {}

    private record Half(int number) implements Operation<Integer> {}

    // ---- handlers

    @Test
    @Tag("SK-AC-02")
    void performsWhatHandlersAroundItAnswer() {
        Coroutine<Object, Object, Object> body = co -> co.perform(BASE.ask()) + co.perform(COUNT.get());
        assertThat(start(body.with(BASE.provide(10)).with(COUNT.from(32)))).isEqualTo(completed(42));
    }

    @Test
    @Tag("SK-AC-09")
    @Tag("SK-AC-29")
    void performsBeforeAndAfterAYield() {
        Coroutine<Object, Object, Object> body = co -> co.perform(BASE.ask()) * number(co.yield("multiplier?"));
        assertThat(start(body.with(BASE.provide(21)))).isEqualTo(suspended("multiplier?"));
        assertThat(resume(2)).isEqualTo(completed(42));
    }

    @Test
    void failsNamingTheEffectThatHasNoHandlerAndThoseThatHaveOne() {
        Coroutine<Object, Object, Object> body = co -> co.perform(NAME.ask());
        Throwable error = crash(start(body.with(BASE.provide(10)).with(COUNT.from(1))));
        assertThat(error).isInstanceOf(NoHandlerException.class).hasMessageContainingAll("Reader name", "[name=name]");
        assertThat(error).hasMessageEndingWith("installed: Reader base, State count, Throw, Yield");
        assertThat(((NoHandlerException) error).effect()).isEqualTo("Reader name");
    }

    @Test
    void catchesThatThereIsNoHandler() {
        assertThat(start(co -> {
                    try {
                        return co.perform(BASE.ask());
                    } catch (NoHandlerException missing) {
                        return missing.effect();
                    }
                }))
                .isEqualTo(completed("Reader base"));
    }

    @Test
    void answersEachClassOfOperationsByAFunction() {
        Handler<Unit> numbers = Handler.of(Twice.class, (twice, _) -> twice.number() * 2);
        Coroutine<Object, Object, Object> body = co -> co.handle(
                Handler.of(Half.class, (half, _) -> half.number() / 2),
                () -> co.perform(new Twice(10)) + co.perform(new Half(10)));
        assertThat(start(body.with(numbers))).isEqualTo(completed(25));
    }

    @Test
    void throwsWhatItsHandlerThrew() {
        Handler<Unit> failing = Handler.of(Twice.class, (_, _) -> {
            throw new IOException("no paper");
        });
        Coroutine<Object, Object, Object> body = co -> {
            try {
                return co.perform(new Twice(1));
            } catch (Exception error) {
                log.add(error.getMessage());
                throw error;
            }
        };
        assertThat(crash(start(body.with(failing)))).isInstanceOf(IOException.class);
        assertThat(log).containsExactly("no paper");
    }

    @Test
    void raisesFromItsHandler() {
        Handler<Unit> failing = Handler.of(Twice.class, (twice, context) -> {
            throw context.raise(twice.number());
        });
        Coroutine<Object, Object, Object> body = co -> co.perform(new Twice(13));
        assertThat(start(body.with(failing))).isEqualTo(raised(13));
    }

    @Test
    void refusesAnAnswerThatIsNull() {
        Coroutine<Object, Object, Object> body = co -> co.perform(new Twice(1));
        assertThat(crash(start(body.with(Handler.of(Twice.class, (_, _) -> null)))))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("answered null");
    }

    @Test
    void letsAHandlerAskTheHandlersAroundIt() {
        Handler<Unit> outer = Handler.of(Twice.class, (twice, _) -> twice.number() * 2);
        Handler<Unit> inner =
                Handler.of(Twice.class, (twice, context) -> context.perform(new Twice(twice.number() + 1)));
        Coroutine<Object, Object, Object> body = co -> co.perform(new Twice(20));
        assertThat(start(body.with(inner).with(outer))).isEqualTo(completed(42));
    }

    @Test
    void letsAHandlerYield() {
        Coroutine<Object, Object, Object> body = co -> co.handle(
                Handler.of(Twice.class, (twice, _) -> twice.number() * number(co.yield("by?"))),
                () -> co.perform(new Twice(21)));
        assertThat(start(body)).isEqualTo(suspended("by?"));
        assertThat(resume(2)).isEqualTo(completed(42));
    }

    @Test
    void unwindsAHandlerThatIsCancelledInItsYield() {
        Coroutine<Object, Object, Object> body = co -> co.handle(
                Handler.of(Twice.class, (_, _) -> {
                    try {
                        return number(co.yield("by?"));
                    } finally {
                        log.add("handler");
                    }
                }),
                () -> {
                    co.onLeave(log::add);
                    return co.perform(new Twice(21));
                });
        start(body);
        assertThat(cancel()).isEqualTo(cancelled());
        assertThat(log).containsExactly("handler", cancelled());
    }

    @Test
    void keepsWhatAHandlerRegistersForTheScopeAround() {
        Coroutine<Object, Object, Object> body = co -> co.handle(
                Handler.of(Twice.class, (twice, _) -> {
                    co.onLeave(_ -> log.add("around"));
                    co.decorate(data -> data.put("around", twice.number()));
                    return twice.number() * 2;
                }),
                () -> {
                    co.onLeave(_ -> log.add("inside"));
                    co.perform(new Twice(1));
                    return co.yield("v");
                });
        assertThat(start(body)).isEqualTo(new Outcome.Suspended("v", Map.of("around", 1)));
        assertThat(resume("r")).isEqualTo(completed("r"));
        assertThat(log).containsExactly("inside", "around");
    }

    // ---- readers

    @Test
    @Tag("SK-RD-01")
    @Tag("SK-RD-02")
    @Tag("SK-RD-12")
    void tellsReadersApartByTheirNames() {
        Coroutine<Object, Object, Object> body = co -> co.perform(NAME.ask()) + co.perform(BASE.ask());
        assertThat(start(body.with(BASE.provide(1)).with(NAME.provide("db")))).isEqualTo(completed("db1"));
    }

    @Test
    @Tag("SK-RD-03")
    @Tag("SK-RD-04")
    @Tag("SK-RD-05")
    void changesAReaderForAPart() {
        Coroutine<Object, Object, Object> body = co -> List.of(
                co.perform(BASE.ask()),
                BASE.local(co, value -> value * 2, () -> co.perform(BASE.ask())),
                BASE.local(co, value -> value * 2, () -> co.perform(BASE.ask())),
                co.perform(BASE.ask()));
        assertThat(start(body.with(BASE.provide(10)))).isEqualTo(completed(List.of(10, 20, 20, 10)));
    }

    @Test
    @Tag("SK-RD-06")
    @Tag("SK-RD-11")
    void nestsChangesOfAReader() {
        Coroutine<Object, Object, Object> body = co -> BASE.local(
                co, value -> value * 10, () -> BASE.local(co, value -> value + 5, () -> co.perform(BASE.ask())));
        assertThat(start(body.with(BASE.provide(1)))).isEqualTo(completed(15));
    }

    @Test
    @Tag("SK-RD-07")
    void leavesOtherReadersAlone() {
        Coroutine<Object, Object, Object> body =
                co -> BASE.local(co, value -> value + 1, () -> co.perform(NAME.ask()) + co.perform(BASE.ask()));
        assertThat(start(body.with(BASE.provide(1)).with(NAME.provide("n")))).isEqualTo(completed("n2"));
    }

    @Test
    @Tag("SK-RD-08")
    @Tag("SK-RD-10")
    void hidesAHandlerFurtherOutUntilItsScopeIsLeft() {
        Coroutine<Object, Object, Object> body = co -> List.of(
                co.perform(NAME.ask()),
                co.handle(NAME.provide("inner"), () -> co.perform(NAME.ask())),
                co.perform(NAME.ask()));
        assertThat(start(body.with(NAME.provide("outer")))).isEqualTo(completed(List.of("outer", "inner", "outer")));
        Coroutine<Object, Object, Object> after = co -> {
            co.handle(NAME.provide("inner"), () -> co.perform(NAME.ask()));
            return co.perform(NAME.ask());
        };
        assertThat(crash(start(after))).isInstanceOf(NoHandlerException.class);
    }

    @Test
    @Tag("SK-RD-09")
    void leavesTheScopeOfAHandlerByAFailureToo() {
        Coroutine<Object, Object, Object> body = co -> {
            try {
                return co.handle(NAME.provide("inner"), () -> {
                    throw co.raise("failed");
                });
            } catch (RaisedException _) {
                return co.perform(NAME.ask());
            }
        };
        assertThat(start(body.with(NAME.provide("outer")))).isEqualTo(completed("outer"));
    }

    // ---- states and writers

    @Test
    @Tag("SK-CO-04")
    void changesAState() {
        Coroutine<Object, Object, Integer> body = co -> {
            int before = co.perform(COUNT.get());
            log.add(co.perform(COUNT.put(before + 10)));
            return before;
        };
        assertThat(start(COUNT.run(5, body, List::of))).isEqualTo(completed(List.of(5, 15)));
        assertThat(log).containsExactly(5);
    }

    @Test
    void givesEachRunAStateOfItsOwn() {
        Coroutine<Object, Object, Object> body = co -> COUNT.update(co, count -> count + 1);
        Coroutine<Object, Object, Object> counting = body.with(COUNT.from(0));
        assertThat(start(counting)).isEqualTo(completed(1));
        assertThat(start(counting)).isEqualTo(completed(1));
    }

    @Test
    void nestsStates() {
        Coroutine<Object, Object, Object> body = co -> List.of(
                co.perform(COUNT.get()),
                co.handle(COUNT.from(1), () -> co.perform(COUNT.get())),
                co.perform(COUNT.get()));
        assertThat(start(body.with(COUNT.from(100)))).isEqualTo(completed(List.of(100, 1, 100)));
        Coroutine<Object, Object, Object> changing = co -> {
            int before = co.perform(COUNT.get());
            int inner = co.handle(COUNT.from(0), () -> COUNT.update(co, count -> count + 2));
            return List.of(before, inner, co.perform(COUNT.get()));
        };
        assertThat(start(changing.with(COUNT.from(1)))).isEqualTo(completed(List.of(1, 2, 1)));
    }

    @Test
    @Tag("SK-CO-17")
    @Tag("SK-SE-08")
    void keepsAStateForCleanupsAndForgetsItWithTheScope() {
        Coroutine<Object, Object, Object> body = co -> {
            co.onLeave(_ -> log.add(Attempt.of(() -> co.perform(COUNT.get())) instanceof Attempt.Failed));
            return co.handle(COUNT.from(7), () -> {
                co.onLeave(outcome -> log.add(List.of(outcome, co.perform(COUNT.get()))));
                return co.yield("waiting");
            });
        };
        start(body);
        assertThat(cancel()).isEqualTo(cancelled());
        assertThat(log).containsExactly(List.of(cancelled(), 7), true);
    }

    @Test
    void writesAndHearsWhatWasWritten() {
        Coroutine<Object, Object, Object> body = co -> {
            co.perform(LINES.tell("a"));
            Writer.Heard<Object, String> heard = LINES.listen(co, () -> co.perform(LINES.tell("b")));
            co.perform(LINES.tell("c"));
            return heard.written();
        };
        assertThat(start(LINES.run(body, List::of)))
                .isEqualTo(completed(List.of(List.of("b"), List.of("a", "b", "c"))));
    }

    @Test
    void writesALot() {
        Coroutine<Object, Object, Integer> body = co -> {
            for (int i = 0; i < 100_000; i++) {
                co.perform(LINES.tell("x"));
            }
            return 0;
        };
        assertThat(start(LINES.run(body, (_, lines) -> lines.size()))).isEqualTo(completed(100_000));
    }

    // ---- what goes out with a yield

    @Test
    void tellsStatesWithEachYieldTheInnerOnesFirst() {
        Coroutine<Object, Object, Object> body =
                co -> co.handle(NAME.provide("n").decorating("both", v -> v), () -> {
                    COUNT.update(co, count -> count + 1);
                    return co.yield("first");
                });
        Handler<Integer> counting = COUNT.from(1).decorating("count", v -> v).decorating("both", v -> "outer " + v);
        Outcome first = start(body.with(counting));
        assertThat(first).isEqualTo(new Outcome.Suspended("first", Map.of("both", "outer 2", "count", 2)));
        assertThat(((Outcome.Suspended) first).data().keySet()).containsExactly("both", "count");
        assertThat(resume("end")).isEqualTo(completed("end"));
    }

    @Test
    void letsADecoratorPerformInItsScope() {
        Coroutine<Object, Object, Object> body = co -> co.handle(COUNT.from(2), () -> {
            co.decorate(data -> data.put("count", co.perform(COUNT.get())));
            return co.handle(COUNT.from(3), () -> co.yield("first"));
        });
        assertThat(start(body)).isEqualTo(new Outcome.Suspended("first", Map.of("count", 2)));
    }

    // ---- interceptors

    private static Interceptor recording(List<Object> seen) {
        return (operation, passage) -> {
            Object answer = passage.proceed();
            seen.add(List.of(operation, answer, passage.states()));
            return answer;
        };
    }

    @Test
    void showsAnInterceptorWhatIsNotAnsweredInside() {
        Coroutine<Object, Object, Object> body = co -> co.intercept(recording(log), () -> {
            co.handle(NAME.provide("inside"), () -> co.perform(NAME.ask()));
            co.perform(COUNT.put(5));
            return co.yield("v");
        });
        Handler<Integer> counting = COUNT.from(1).decorating("count", v -> v);
        assertThat(start(body.with(counting))).isEqualTo(new Outcome.Suspended("v", Map.of("count", 5)));
        assertThat(resume("r")).isEqualTo(completed("r"));
        List<Interceptor.HandlerState> five = List.of(new Interceptor.HandlerState("State count", 5));
        assertThat(log)
                .containsExactly(
                        List.of(new State.Put<>(COUNT, 5), 1, five), List.of(new YieldOperation<>("v"), "r", five));
    }

    @Test
    void showsAnInterceptorRaisedValues() {
        List<Object> seen = new ArrayList<>();
        assertThat(start(co -> co.intercept(
                        (operation, passage) -> {
                            seen.add(operation);
                            return passage.proceed();
                        },
                        () -> {
                            throw co.raise("boom");
                        })))
                .isEqualTo(raised("boom"));
        assertThat(seen).containsExactly(new RaiseOperation("boom"));
    }

    @Test
    void takesTheAnswerOfAnInterceptorForThatOfTheHandler() {
        Coroutine<Object, Object, Object> body =
                co -> co.intercept((_, _) -> 42, () -> co.perform(BASE.ask()) + number(co.yield("never seen")));
        assertThat(start(body)).isEqualTo(completed(84));
    }

    @Test
    void keepsTheDecorationsOfScopesInsideOfAnInterceptor() {
        Coroutine<Object, Object, Object> body = co -> co.intercept((_, passage) -> passage.proceed(), () -> {
            co.decorate(data -> data.put("at", "interceptor"));
            return co.scope(() -> {
                co.decorate(data -> data.put("inside", data.isEmpty()));
                return co.yield("v");
            });
        });
        assertThat(start(body)).isEqualTo(new Outcome.Suspended("v", Map.of("inside", true, "at", "interceptor")));
    }

    @Test
    void setsTheStatesOfHandlersBack() {
        List<List<Interceptor.HandlerState>> saved = new ArrayList<>();
        Interceptor savingAndSettingBack = (operation, passage) -> {
            Object answer = passage.proceed();
            if (saved.isEmpty()) {
                saved.add(passage.states());
            }
            passage.restore(saved.getFirst());
            return answer;
        };
        Coroutine<Object, Object, Object> body = co -> co.intercept(savingAndSettingBack, () -> {
            co.perform(COUNT.put(1));
            co.perform(COUNT.put(2));
            return co.perform(COUNT.get());
        });
        assertThat(start(body.with(COUNT.from(0)))).isEqualTo(completed(1));
        Coroutine<Object, Object, Object> elsewhere =
                co -> co.intercept(savingAndSettingBack, () -> co.perform(LINES.tell("n")));
        assertThat(crash(start(elsewhere.with(LINES.handler()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("State count", "Writer lines");
    }

    @Test
    void showsAnInterceptorTheStatesThatMayChange() {
        List<Object> seen = new ArrayList<>();
        Interceptor looking = (_, passage) -> {
            seen.addAll(passage.states());
            return passage.proceed();
        };
        Coroutine<Object, Object, Object> body = co -> co.intercept(looking, () -> co.perform(new Twice(1)));
        start(body.with(COUNT.from(3))
                .with(NAME.provide("constant").decorating("name", v -> v))
                .with(Handler.of(Twice.class, (twice, _) -> twice.number() * 2)));
        assertThat(seen).containsExactly(new Interceptor.HandlerState("State count", 3));
    }

    @Test
    void givesAHandlerTheKeyOfAnInterceptor() {
        Handler<Unit> telling = Handler.of(Twice.class, (_, context) -> {
            log.add(context.key());
            return 0;
        });
        Coroutine<Object, Object, Object> body = co -> {
            co.intercept((_, passage) -> passage.proceed("k1"), () -> co.perform(new Twice(1)));
            return co.perform(new Twice(2));
        };
        start(body.with(telling));
        assertThat(log).containsExactly(Optional.of("k1"), Optional.empty());
    }
}
