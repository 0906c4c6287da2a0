package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.cancelled;
import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.raised;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.ProcessExit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a coroutine does wherever it runs, with its scopes and decorators. */
abstract class ScopedCoroutineContract extends CoroutineContract {

    // ---- scopes

    @Test
    @Tag("SK-CO-14")
    @Tag("SK-CO-16")
    @Tag("SK-BR-05")
    void leavesItsScopesFromTheInnermostToTheOutermost() {
        start(co -> {
            co.onLeave(_ -> log.add("first of the run"));
            co.onLeave(outcome -> log.add(outcome));
            return co.scope(() -> {
                co.onLeave(_ -> log.add("first of the scope"));
                co.onLeave(_ -> log.add("second of the scope"));
                return co.yield("waiting");
            });
        });
        assertThat(log).isEmpty();
        assertThat(cancel()).isEqualTo(cancelled());
        assertThat(log).containsExactly("second of the scope", "first of the scope", cancelled(), "first of the run");
    }

    @Test
    @Tag("SK-BR-01")
    void tellsCleanupsTheResultOfTheScope() {
        Outcome outcome = start(co -> {
            co.onLeave(log::add);
            co.scope(() -> {
                co.onLeave(log::add);
                return "inner result";
            });
            log.add("between");
            return "result";
        });
        assertThat(outcome).isEqualTo(completed("result"));
        assertThat(log).containsExactly(completed("inner result"), "between", completed("result"));
    }

    @Test
    @Tag("SK-BR-02")
    @Tag("SK-BR-06")
    void tellsCleanupsTheFailureOfTheScope() {
        Outcome outcome = start(co -> {
            co.onLeave(log::add);
            try {
                return co.scope(() -> {
                    co.onLeave(log::add);
                    throw co.raise("inner");
                });
            } catch (RaisedException e) {
                return "recovered";
            }
        });
        assertThat(outcome).isEqualTo(completed("recovered"));
        assertThat(log).containsExactly(raised("inner"), completed("recovered"));
    }

    @Test
    void doesNotLeaveItsScopesWhenItYields() {
        start(co -> {
            co.onLeave(_ -> log.add("left"));
            co.yield("one");
            return co.yield("two");
        });
        resume(1);
        assertThat(log).isEmpty();
        resume(2);
        assertThat(log).containsExactly("left");
    }

    @Test
    @Tag("SK-BR-03")
    void turnsACompletionIntoAFailureWhenACleanupFails() {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        Outcome outcome = start(co -> {
            co.onLeave(ended -> {
                log.add(ended);
                fail(second);
            });
            co.onLeave(_ -> fail(first));
            return "result";
        });
        assertThat(crash(outcome)).isSameAs(first);
        assertThat(suppressed(outcome)).containsExactly(second);
        assertThat(first).hasSuppressedException(second);
        assertThat(log).containsExactly(new Outcome.Thrown(new Failure.Crashed(first, List.of())));
    }

    @Test
    @Tag("SK-BR-04")
    void keepsTheFailureWhenACleanupFailsToo() {
        IOException failed = new IOException("failed");
        IOException cleanup = new IOException("cleanup");
        Outcome outcome = start(co -> {
            co.onLeave(_ -> log.add("outer"));
            return co.scope(() -> {
                co.onLeave(_ -> fail(cleanup));
                throw failed;
            });
        });
        assertThat(crash(outcome)).isSameAs(failed);
        assertThat(suppressed(outcome)).containsExactly(cleanup);
        assertThat(log).containsExactly("outer");
    }

    @Test
    void keepsTheErrorsOfCleanupsBesideRaisedValuesAndExits() {
        IOException cleanup = new IOException("cleanup");
        Outcome raised = start(co -> {
            co.onLeave(_ -> fail(cleanup));
            throw co.raise("mine");
        });
        assertThat(raised).isEqualTo(new Outcome.Thrown(new Failure.Raised("mine", List.of(cleanup))));
        Outcome exited = start(co -> {
            co.onLeave(_ -> fail(cleanup));
            throw new ProcessExit(ExitReason.SHUTDOWN);
        });
        assertThat(exited).isEqualTo(new Outcome.Thrown(new Failure.Exited(ExitReason.SHUTDOWN, List.of(cleanup))));
    }

    @Test
    void runsEachCleanupOnceAlsoWhenItFailsOnCancel() {
        IOException inner = new IOException("inner");
        IOException outer = new IOException("outer");
        start(co -> {
            co.onLeave(_ -> {
                log.add("outer");
                fail(outer);
            });
            return co.scope(() -> {
                co.onLeave(_ -> {
                    log.add("inner");
                    fail(inner);
                });
                return co.yield("waiting");
            });
        });
        Outcome outcome = cancel();
        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(suppressed(outcome)).containsExactly(inner, outer);
        assertThat(log).containsExactly("inner", "outer");
    }

    @Test
    void mayYieldInACleanup() {
        assertThat(start(co -> {
                    co.onLeave(_ -> log.add(co.yield("save?")));
                    return "result";
                }))
                .isEqualTo(suspended("save?"));
        assertThat(resume("yes")).isEqualTo(completed("result"));
        assertThat(log).containsExactly("yes");
    }

    @Test
    void isCancelledInACleanupThatYields() {
        IOException failed = new IOException("failed");
        start(co -> {
            co.onLeave(log::add);
            co.onLeave(_ -> log.add(co.yield("save?")));
            throw failed;
        });
        Outcome outcome = cancel();
        assertThat(suppressed(outcome)).containsExactly(failed);
        assertThat(log).containsExactly(outcome);
    }

    // ---- decorators

    @Test
    @Tag("SK-SS-04")
    void yieldsNoDataWithoutDecorators() {
        assertThat(start(co -> co.yield("plain"))).isEqualTo(new Outcome.Suspended("plain", Map.of()));
    }

    @Test
    @Tag("SK-SS-01")
    @Tag("SK-SS-02")
    @Tag("SK-SS-03")
    void decoratesYieldsWithTheScopesThatAreOpen() {
        Outcome inner = start(co -> {
            co.decorate(data -> data.put("outer", data.containsKey("inner")));
            co.scope(() -> {
                co.decorate(data -> data.put("inner", data.isEmpty()));
                return co.yield("in the scope");
            });
            return co.yield("after the scope");
        });
        assertThat(inner).isEqualTo(new Outcome.Suspended("in the scope", Map.of("inner", true, "outer", true)));
        assertThat(resume("-")).isEqualTo(new Outcome.Suspended("after the scope", Map.of("outer", false)));
    }

    @Test
    void keepsTheOrderInWhichDecoratorsAdd() {
        Outcome.Suspended outcome = (Outcome.Suspended) start(co -> {
            co.decorate(data -> data.put("b", 2));
            co.decorate(data -> data.put("z", 1));
            return co.yield("-");
        });
        assertThat(outcome.data().keySet()).containsExactly("z", "b");
    }

    @Test
    void failsInAKindOfItsOwnWhenADecoratorFails() {
        IOException broken = new IOException("broken");
        Outcome outcome = start(co -> {
            co.onLeave(log::add);
            co.decorate(_ -> fail(broken));
            try {
                return co.yield("never seen");
            } catch (Exception e) {
                return "not for handlers of exceptions";
            } finally {
                log.add("unwound");
            }
        });
        assertThat(outcome).isEqualTo(new Outcome.Thrown(new Failure.DecoratorFailed(broken, List.of())));
        assertThat(log).containsExactly("unwound", outcome);
    }

    @Test
    void failsWhenADecoratorYieldsOrAddsNull() {
        Outcome yielding = start(co -> {
            co.decorate(_ -> co.yield("no"));
            return co.yield("-");
        });
        assertThat(failure(yielding))
                .isInstanceOfSatisfying(
                        Failure.DecoratorFailed.class,
                        failed -> assertThat(failed.error()).hasMessageContaining("must not yield"));
        Outcome nulls = start(co -> {
            co.decorate(data -> data.put("key", nothing()));
            return co.yield("-");
        });
        assertThat(failure(nulls))
                .isInstanceOfSatisfying(
                        Failure.DecoratorFailed.class,
                        failed -> assertThat(failed.error()).hasMessage("data of key"));
    }
}
