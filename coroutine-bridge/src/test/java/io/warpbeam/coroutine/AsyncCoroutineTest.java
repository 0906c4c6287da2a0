package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.answered;
import static io.warpbeam.coroutine.Mail.assertNothingMore;
import static io.warpbeam.coroutine.Mail.cancelled;
import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.outcome;
import static io.warpbeam.coroutine.Mail.raised;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncCoroutineTest {

    private record Job(String name) {}

    private static final Job JOB = new Job("test");

    private static final Coroutine<String, Integer, Integer> DOUBLE = co -> co.yield("ready") * 2;

    private Node node;

    @BeforeEach
    void startNode() {
        node = Node.start("coroutines");
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-01")
    void sendsTheResultAsAMessageWithTheTag(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            AsyncCoroutine<String> runner = AsyncCoroutine.<String>run(self, JOB, co -> 42);
            AsyncCoroutine.Message message = Mail.next(self);
            assertThat(message.tag()).isEqualTo(JOB);
            assertThat(message.result()).isEqualTo(completed(42));
            assertThat(message.runner().pid()).isEqualTo(runner.pid());
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-03")
    void sendsARaisedValueAsTheErrorItself(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            List<String> reached = new CopyOnWriteArrayList<>();
            AsyncCoroutine.run(self, JOB, co -> {
                if (reached.isEmpty()) {
                    throw co.raise("something went wrong");
                }
                return reached.add("never");
            });
            assertThat(outcome(self)).isEqualTo(raised("something went wrong"));
            assertThat(reached).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-05")
    void sendsToAnotherCallerIfTold(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            Pid forwarder = node.spawn(other -> self.pid().send(List.of("forwarded", Mail.outcome(other))));
            AsyncCoroutine<Object> runner =
                    AsyncCoroutine.run(self, JOB, co -> "hello", RunnerOptions.DEFAULT.caller(forwarder));
            assertThat(self.receive(Mail.LIMIT)).contains(List.of("forwarded", completed("hello")));
            assertNothingMore(self, runner);
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-06")
    void startsAndReturnsTheFirstYield(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            Started<Integer> started = AsyncCoroutine.runSync(self, JOB, DOUBLE);
            assertThat(started.first()).isEqualTo(answered(suspended("ready")));
            assertThat(started.runner().resumeSync(21)).isEqualTo(answered(completed(42)));
            assertNothingMore(self, started.runner());
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-07")
    void startsAndReturnsTheResultOfACoroutineThatNeverYields(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            Started<Object> started = AsyncCoroutine.runSync(self, JOB, co -> 42);
            assertThat(started.first()).isEqualTo(answered(completed(42)));
            assertNothingMore(self, started.runner());
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-10")
    @Tag("SK-AC-15")
    void takesATimeOutForEachSyncOperation(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            Coroutine<String, String, String> body = co -> co.yield("first");
            Started<String> started = AsyncCoroutine.runSync(self, JOB, body, RunnerOptions.DEFAULT, Mail.LIMIT);
            assertThat(started.first()).isEqualTo(answered(suspended("first")));
            assertThat(started.runner().resumeSync("done", Mail.LIMIT)).isEqualTo(answered(completed("done")));
        });
    }

    private record Processed(String command) {}

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-11")
    void processesCommandsOneAfterTheOther(CallerKind caller) throws Exception {
        Coroutine<List<Object>, String, List<Processed>> processor = co -> {
            Processed first = new Processed(co.yield(List.of("ready")));
            Processed second = new Processed(co.yield(List.of("ready", first)));
            return List.of(first, second);
        };
        caller.run(node, self -> {
            Started<String> started = AsyncCoroutine.runSync(self, JOB, processor);
            assertThat(started.first()).isEqualTo(answered(suspended(List.of("ready"))));
            AsyncCoroutine<String> runner = started.runner();
            assertThat(runner.resumeSync("a")).isEqualTo(answered(suspended(List.of("ready", new Processed("a")))));
            assertThat(runner.resumeSync("b"))
                    .isEqualTo(answered(completed(List.of(new Processed("a"), new Processed("b")))));
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-13")
    void resumesAndReturnsTheResult(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            AsyncCoroutine<Integer> runner = AsyncCoroutine.run(self, JOB, DOUBLE);
            assertThat(outcome(self)).isEqualTo(suspended("ready"));
            assertThat(runner.resumeSync(21)).isEqualTo(answered(completed(42)));
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-14")
    void resumesAndReturnsTheFailure(CallerKind caller) throws Exception {
        Coroutine<String, Integer, Integer> positive = co -> {
            int number = co.yield("number?");
            if (number < 0) {
                throw co.raise("negative");
            }
            return number;
        };
        caller.run(node, self -> {
            Started<Integer> started = AsyncCoroutine.runSync(self, JOB, positive);
            assertThat(started.runner().resumeSync(-5)).isEqualTo(answered(raised("negative")));
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-17")
    void cancelsACoroutineThatHasYielded(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            AsyncCoroutine<Integer> runner = AsyncCoroutine.run(self, JOB, DOUBLE);
            assertThat(outcome(self)).isEqualTo(suspended("ready"));
            runner.cancel();
            assertThat(outcome(self)).isEqualTo(cancelled());
            assertNothingMore(self, runner);
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-18")
    void leavesTheScopeOnCancel(CallerKind caller) throws Exception {
        List<Object> log = new CopyOnWriteArrayList<>();
        Coroutine<String, String, String> scoped = co -> {
            log.add("entered");
            co.onLeave(log::add);
            return co.yield("waiting");
        };
        caller.run(node, self -> {
            AsyncCoroutine<String> runner = AsyncCoroutine.run(self, JOB, scoped);
            assertThat(outcome(self)).isEqualTo(suspended("waiting"));
            runner.cancel();
            assertThat(outcome(self)).isEqualTo(cancelled());
            assertThat(log).containsExactly("entered", cancelled());
            assertNothingMore(self, runner);
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-19")
    @Tag("SK-AC-22")
    void cancelsAndWaitsForTheEnd(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            Started<Integer> started = AsyncCoroutine.runSync(self, JOB, DOUBLE);
            assertThat(started.runner().cancelSync(Mail.LIMIT)).isEqualTo(answered(cancelled()));
            assertNothingMore(self, started.runner());
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-21")
    void tellsOnlyTheOneWhoCancelsAndWaits(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            Started<Integer> started = AsyncCoroutine.runSync(self, JOB, DOUBLE);
            AsyncCoroutine<Integer> runner = started.runner();
            node.spawn(other -> self.pid().send(runner.cancelSync(Mail.LIMIT)));
            assertThat(self.receive(Mail.LIMIT)).contains(answered(cancelled()));
            assertNothingMore(self, runner);
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-23")
    void endsNormallyAfterTheResult(CallerKind caller) throws Exception {
        caller.run(node, self -> {
            AsyncCoroutine<Object> runner = AsyncCoroutine.run(self, JOB, co -> "done");
            assertThat(outcome(self)).isEqualTo(completed("done"));
            assertThat(Mail.end(self, runner)).isIn(ExitReason.NORMAL, ExitReason.NO_PROCESS);
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-25")
    void endsNormallyAfterAFailure(CallerKind caller) throws Exception {
        IllegalStateException boom = new IllegalStateException("boom");
        Coroutine<String, String, String> failing = co -> {
            co.yield("ready");
            throw boom;
        };
        caller.run(node, self -> {
            AsyncCoroutine<String> runner = AsyncCoroutine.run(self, JOB, failing);
            assertThat(outcome(self)).isEqualTo(suspended("ready"));
            var monitor = self.monitor(runner.pid());
            runner.resume("go");
            assertThat(outcome(self)).isEqualTo(new Outcome.Thrown(new Failure.Crashed(boom, List.of())));
            assertThat(self.receive(Mail.LIMIT)).contains(new Down(monitor, runner.pid(), ExitReason.NORMAL));
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SK-AC-26")
    @Tag("SK-AC-27")
    void decoratesEachYield(CallerKind caller) throws Exception {
        Coroutine<String, String, String> counting = co -> {
            AtomicInteger counter = new AtomicInteger();
            co.decorate(data -> data.put("counter", counter.incrementAndGet()));
            co.yield("one");
            co.yield("two");
            co.yield("three");
            return "done";
        };
        caller.run(node, self -> {
            Started<String> started = AsyncCoroutine.runSync(self, JOB, counting);
            AsyncCoroutine<String> runner = started.runner();
            assertThat(started.first()).isEqualTo(answered(new Outcome.Suspended("one", Map.of("counter", 1))));
            assertThat(runner.resumeSync("-")).isEqualTo(answered(new Outcome.Suspended("two", Map.of("counter", 2))));
            assertThat(runner.resumeSync("-"))
                    .isEqualTo(answered(new Outcome.Suspended("three", Map.of("counter", 3))));
            assertThat(runner.resumeSync("-")).isEqualTo(answered(completed("done")));
        });
    }
}
