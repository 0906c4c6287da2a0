package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.raised;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.effect.Yield;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How yields are answered by the code around them, wherever it runs. */
abstract class YieldContract extends HandlerContract {

    private static final Coroutine<Object, Object, Object> SUM = co -> number(co.yield("a")) + number(co.yield("b"));

    @Test
    @Tag("SK-YI-07")
    @Tag("SK-YI-08")
    void answersTheYieldsOfAPart() {
        assertThat(start(co -> Yield.respond(co, SUM, question -> question.equals("a") ? 10 : 20)))
                .isEqualTo(completed(30));
    }

    @Test
    @Tag("SK-YI-09")
    void changesAStateWhereAYieldIsAnswered() {
        Coroutine<Object, Object, Object> single = co -> co.yield("state?");
        Coroutine<Object, Object, Object> body = co -> Yield.respond(co, single, _ -> {
            int before = co.perform(COUNT.get());
            co.perform(COUNT.put(before + 10));
            return before;
        });
        assertThat(start(COUNT.run(5, body, List::of))).isEqualTo(completed(List.of(5, 15)));
    }

    @Test
    @Tag("SK-YI-10")
    void performsWhereAYieldIsAnswered() {
        Coroutine<Object, Object, Object> twice = co -> number(co.yield("value?")) * 2;
        Coroutine<Object, Object, Object> body = co -> Yield.respond(co, twice, _ -> co.perform(BASE.ask()));
        assertThat(start(body.with(BASE.provide(21)))).isEqualTo(completed(42));
    }

    @Test
    @Tag("SK-YI-11")
    @Tag("SK-YI-18")
    void yieldsOnWhatIsNotAnswered() {
        Coroutine<Object, Object, Object> body =
                co -> Yield.respond(co, SUM, question -> question.equals("a") ? 10 : co.yield("not answered"));
        assertThat(start(body)).isEqualTo(suspended("not answered"));
        assertThat(resume(20)).isEqualTo(completed(30));
    }

    @Test
    void yieldsOnWithoutTheDecorationsOfThePart() {
        Coroutine<Object, Object, Object> decorated = co -> {
            co.decorate(data -> data.put("inner", 1));
            return co.yield("v");
        };
        assertThat(start(co -> {
                    co.decorate(data -> data.put("outer", 2));
                    return Yield.respond(
                            co, inner -> inner.scope(() -> decorated.run(inner)), value -> co.yield("again " + value));
                }))
                .isEqualTo(new Outcome.Suspended("again v", Map.of("outer", 2)));
    }

    @Test
    @Tag("SK-YI-12")
    void failsWithTheFailureOfThePart() {
        Coroutine<Object, Object, Object> failing = co -> {
            throw co.raise("inner error");
        };
        assertThat(start(co -> Yield.respond(co, failing, value -> value))).isEqualTo(raised("inner error"));
    }

    @Test
    @Tag("SK-YI-13")
    void failsWhereAYieldIsAnswered() {
        assertThat(start(co -> Yield.respond(co, SUM, _ -> {
                    throw co.raise("responder error");
                })))
                .isEqualTo(raised("responder error"));
    }

    @Test
    @Tag("SK-YI-14")
    void needsNoYieldInThePart() {
        assertThat(start(co -> Yield.respond(co, _ -> 42, value -> value))).isEqualTo(completed(42));
    }

    @Test
    @Tag("SK-YI-15")
    void nestsPartsWhoseYieldsAreAnswered() {
        assertThat(start(co -> Yield.respond(
                        co,
                        middle -> Yield.respond(
                                middle, SUM, question -> question.equals("a") ? 10 : middle.yield("outer?")),
                        _ -> 20)))
                .isEqualTo(completed(30));
    }

    @Test
    @Tag("SK-YI-16")
    @Tag("SK-YI-17")
    void answersYieldsByPattern() {
        Coroutine<Object, Object, Object> pair = co -> List.of(co.yield("question"), co.yield(7));
        assertThat(start(co -> Yield.respond(co, pair, value -> switch (value) {
                    case String _ -> 10;
                    case Integer number -> number + 13;
                    default -> co.yield(value);
                })))
                .isEqualTo(completed(List.of(10, 20)));
    }

    @Test
    @Tag("SK-YI-19")
    void catchesOutsideWhatIsRaisedWhereAYieldIsAnswered() {
        Coroutine<Object, Object, Object> catchingInside = co -> {
            co.onLeave(log::add);
            try {
                return co.yield("layer 1");
            } catch (RaisedException error) {
                return "caught inside: " + error.value();
            } finally {
                log.add("finally");
            }
        };
        Coroutine<Object, Object, Object> catchingBetween = co -> {
            try {
                return Yield.respond(co, inner -> inner.scope(() -> catchingInside.run(inner)), value -> {
                    throw co.raise(value);
                });
            } catch (RaisedException error) {
                return co.yield(List.of("layer 3", error.value()));
            }
        };
        assertThat(start(co -> {
                    try {
                        return Yield.respond(co, catchingBetween, value -> {
                            throw co.raise(List.of("layer 4", value));
                        });
                    } catch (RaisedException error) {
                        return error.value();
                    }
                }))
                .isEqualTo(completed(List.of("layer 4", List.of("layer 3", "layer 1"))));
        assertThat(log).containsExactly("finally", raised("layer 1"));
    }

    @Test
    void endsAPartEvenIfItCatchesEverything() {
        IllegalStateException failed = new IllegalStateException("failed");
        Coroutine<Object, Object, Object> stubborn = co -> {
            co.onLeave(_ -> {
                throw new IllegalArgumentException("cleanup");
            });
            try {
                return co.yield("v");
            } catch (Throwable _) {
                return "went on";
            }
        };
        Outcome outcome = start(co -> Yield.respond(co, inner -> inner.scope(() -> stubborn.run(inner)), _ -> {
            throw failed;
        }));
        assertThat(crash(outcome)).isSameAs(failed);
        assertThat(suppressed(outcome)).singleElement().isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancelsARunInAYieldOfTheResponder() {
        Coroutine<Object, Object, Object> single = co -> {
            try {
                return co.yield("inner");
            } catch (Exception _) {
                return "caught";
            }
        };
        start(co -> Yield.respond(co, single, co::yield));
        assertThat(cancel()).isEqualTo(Mail.cancelled());
    }
}
