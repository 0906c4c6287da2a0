package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.cancelled;
import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.raised;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.ProcessExit;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code try}, {@code catch} and {@code finally} do in a coroutine what they do elsewhere, wherever it runs. */
abstract class LanguageContract extends YieldContract {

    private static Object caught(Callable<Object> body) throws Exception {
        try {
            return body.call();
        } catch (RaisedException error) {
            return List.of("caught", error.value());
        }
    }

    @Test
    @Tag("SK-TH-02")
    void skipsWhatComesAfterARaisedValue() {
        Coroutine<Object, Object, Object> body = co -> {
            co.onLeave(_ -> log.add(co.perform(COUNT.get())));
            if (co.perform(COUNT.get()) == 0) {
                throw co.raise("early");
            }
            return COUNT.update(co, count -> count + 1);
        };
        assertThat(start(body.with(COUNT.from(0)))).isEqualTo(raised("early"));
        assertThat(log).containsExactly(0);
    }

    @Test
    @Tag("SK-TH-04")
    @Tag("SK-TH-06")
    void catchesInsideAndGoesOn() {
        assertThat(start(co -> caught(() -> caught(() -> {
                    throw co.raise("inner");
                }))))
                .isEqualTo(completed(List.of("caught", "inner")));
        assertThat(start(_ -> caught(() -> 42))).isEqualTo(completed(42));
    }

    @Test
    @Tag("SK-TH-07")
    @Tag("SK-TH-08")
    void raisesAgainWhereItCaught() {
        Coroutine<Object, Object, Object> again = co -> {
            try {
                throw co.raise("first");
            } catch (RaisedException error) {
                throw co.raise("again " + error.value());
            }
        };
        assertThat(start(co -> caught(() -> again.run(co)))).isEqualTo(completed(List.of("caught", "again first")));
        assertThat(start(again)).isEqualTo(raised("again first"));
    }

    @Test
    @Tag("SK-TH-09")
    void keepsWhatWasChangedBeforeARaisedValue() {
        Coroutine<Object, Object, Object> body = co -> {
            try {
                co.perform(COUNT.put(10));
                throw co.raise("oops");
            } catch (RaisedException _) {
                return List.of("recovered with", co.perform(COUNT.get()));
            }
        };
        assertThat(start(body.with(COUNT.from(0)))).isEqualTo(completed(List.of("recovered with", 10)));
    }

    @Test
    @Tag("SK-TH-10")
    @Tag("SK-TH-11")
    @Tag("SK-TH-12")
    @Tag("SK-TH-13")
    void takesTheEndOfAPartAsAValue() {
        IllegalStateException boom = new IllegalStateException("boom");
        start(co -> {
            log.add(Attempt.of(() -> 42));
            log.add(Attempt.of(() -> {
                throw co.raise("some value");
            }));
            log.add(Attempt.of(() -> {
                throw boom;
            }));
            log.add(Attempt.of(() -> {
                throw new ProcessExit(ExitReason.SHUTDOWN);
            }));
            return "end";
        });
        assertThat(log)
                .containsExactly(
                        new Attempt.Ok<>(42),
                        new Attempt.Failed<>(new Failure.Raised("some value", List.of())),
                        new Attempt.Failed<>(new Failure.Crashed(boom, List.of())),
                        new Attempt.Failed<>(new Failure.Exited(ExitReason.SHUTDOWN, List.of())));
    }

    @Test
    void doesNotTakeACancelAsAValue() {
        start(co -> Attempt.of(() -> co.yield("waiting")));
        assertThat(cancel()).isEqualTo(cancelled());
    }

    @Test
    @Tag("SK-BR-07")
    @Tag("SK-BR-08")
    @Tag("SK-BR-10")
    void runsFinallyBlocksFromTheInnermostOn() {
        Coroutine<Object, Object, Object> body = co -> {
            try {
                try {
                    return co.yield("waiting");
                } finally {
                    log.add("inner");
                }
            } finally {
                log.add("outer");
            }
        };
        assertThat(start(body)).isEqualTo(suspended("waiting"));
        assertThat(log).isEmpty();
        assertThat(resume(42)).isEqualTo(completed(42));
        start(body);
        assertThat(cancel()).isEqualTo(cancelled());
        assertThat(start(co -> Attempt.of(() -> {
                    try {
                        throw co.raise("failed");
                    } finally {
                        log.add("on failure");
                    }
                })))
                .isEqualTo(completed(new Attempt.Failed<>(new Failure.Raised("failed", List.of()))));
        assertThat(log).containsExactly("inner", "outer", "inner", "outer", "on failure");
    }

    @Test
    @Tag("SK-BR-09")
    void failsWithTheFailureOfAResourceThatIsClosed() {
        class Closing implements AutoCloseable {
            @Override
            public void close() {
                throw new IllegalStateException("close");
            }
        }
        Outcome after = start(_ -> {
            try (Closing _ = new Closing()) {
                return 42;
            }
        });
        assertThat(crash(after)).hasMessage("close");
        Outcome during = start(_ -> {
            try (Closing _ = new Closing()) {
                throw new IllegalArgumentException("use");
            }
        });
        assertThat(crash(during)).hasMessage("use");
        assertThat(suppressed(during)).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("SK-EX-01")
    void failsOrCatchesWhereverItIsThrown() {
        Coroutine<Object, Object, Object> raising = co -> {
            throw co.raise("boom");
        };
        Coroutine<Object, Object, Object> throwing = _ -> {
            throw new IllegalStateException("boom");
        };
        Coroutine<Object, Object, Object> exiting = _ -> {
            throw new ProcessExit(ExitReason.of("boom"));
        };
        for (Coroutine<Object, Object, Object> failing : List.of(raising, throwing, exiting)) {
            List<Coroutine<Object, Object, Object>> places = List.of(
                    failing,
                    co -> {
                        Object bound = failing.run(co);
                        return List.of(bound);
                    },
                    co -> {
                        failing.run(co);
                        return "not reached";
                    },
                    co -> {
                        co.perform(COUNT.get());
                        return failing.run(co);
                    });
            for (Coroutine<Object, Object, Object> place : places) {
                assertThat(start(place.with(COUNT.from(0)))).isInstanceOf(Outcome.Thrown.class);
                Coroutine<Object, Object, Object> catching = co -> {
                    COUNT.update(co, count -> count + 1);
                    return Attempt.of(() -> place.run(co)) instanceof Attempt.Failed ? co.perform(COUNT.get()) : 0;
                };
                assertThat(start(catching.with(COUNT.from(10)))).isEqualTo(completed(11));
            }
        }
    }
}
