package io.warpbeam.coroutine;

import static io.warpbeam.coroutine.Mail.answered;
import static io.warpbeam.coroutine.Mail.assertNothingMore;
import static io.warpbeam.coroutine.Mail.completed;
import static io.warpbeam.coroutine.Mail.outcome;
import static io.warpbeam.coroutine.Mail.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.SystemEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links, kills and ends: of runners, and of those who started them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class RunnerLifeTest {

    private final List<Object> log = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    private final Coroutine<Object, Object, Object> logged = co -> {
        co.onLeave(log::add);
        return co.yield("ready");
    };

    private Node node;
    private Inbox self;

    @BeforeEach
    void startNode() {
        node = Node.start("coroutines");
        self = node.inbox();
    }

    @AfterEach
    void closeNode() {
        gate.countDown();
        self.close();
        node.close();
    }

    static Stream<ExitReason> reasons() {
        return Stream.of(
                ExitReason.NORMAL,
                ExitReason.SHUTDOWN,
                ExitReason.of("oops"),
                ExitReason.KILL,
                ExitReason.error(new IllegalStateException("crash")));
    }

    /** Tells the test about a runner that was started elsewhere. */
    private record Running(AsyncCoroutine<Object> runner) {}

    /** A process that starts a coroutine, waits for its first outcome, and ends with the reason that it is sent. */
    private Pid starter(Coroutine<Object, Object, Object> body, RunnerOptions options) {
        return node.spawn(starter -> {
            Started<Object> started = AsyncCoroutine.runSync(starter, "tag", body, options, Mail.LIMIT);
            self.pid().send(new Running(started.runner()));
            throw starter.exit((ExitReason) starter.receive(ExitReason.class::isInstance));
        });
    }

    private AsyncCoroutine<Object> running() {
        return ((Running) self.receive(Running.class::isInstance)).runner();
    }

    private Object down(Monitor monitor) {
        return self.receive(message -> message instanceof Down(var of, var _, var _) && of.equals(monitor), Mail.LIMIT)
                .orElseThrow();
    }

    private static Outcome cancelledBy(ExitReason reason) {
        return new Outcome.Cancelled(CancelReason.of(reason));
    }

    // ---- the runner ends

    @Test
    void tellsAStarterThatTrapsExitsOfItsNormalEnd() {
        self.trapExits(true);
        AsyncCoroutine<Object> runner = AsyncCoroutine.run(self, "tag", _ -> "done");
        assertThat(outcome(self)).isEqualTo(completed("done"));
        assertThat(self.receive(Mail.LIMIT)).contains(new Exit(runner.pid(), ExitReason.NORMAL));
    }

    @Test
    void tellsAMonitorOfItsEndAfterTheLastOutcome() {
        Coroutine<Object, Object, Object> ask = co -> co.yield("ready");
        for (int i = 0; i < 200; i++) {
            AsyncCoroutine<Object> runner = AsyncCoroutine.run(self, "tag", ask);
            Monitor monitor = self.monitor(runner.pid());
            runner.resume("done");
            assertThat(outcome(self)).isEqualTo(suspended("ready"));
            assertThat(outcome(self)).isEqualTo(completed("done"));
            assertThat(self.receive(Mail.LIMIT)).contains(new Down(monitor, runner.pid(), ExitReason.NORMAL));
        }
    }

    @Test
    void tellsALinkedStarterThatItWasKilled() {
        self.trapExits(true);
        AsyncCoroutine<Object> runner =
                AsyncCoroutine.runSync(self, "tag", logged).runner();
        Monitor monitor = self.monitor(runner.pid());
        runner.pid().sendExit(ExitReason.KILL);
        assertThat(down(monitor)).isEqualTo(new Down(monitor, runner.pid(), ExitReason.KILLED));
        assertThat(self.receive(Mail.LIMIT)).contains(new Exit(runner.pid(), ExitReason.KILLED));
        assertThat(runner.resumeSync("late")).isEqualTo(new SyncResult.RunnerDown(ExitReason.NO_PROCESS));
    }

    @Test
    void endsALinkedStarterWhenItIsKilled() {
        Pid starter = starter(logged, RunnerOptions.DEFAULT);
        Monitor monitor = self.monitor(starter);
        running().pid().sendExit(ExitReason.KILL);
        assertThat(down(monitor)).isEqualTo(new Down(monitor, starter, ExitReason.KILLED));
    }

    @Test
    void leavesAStarterAloneThatIsNotLinkedWhenItIsKilled() {
        self.trapExits(true);
        AsyncCoroutine<Object> runner = AsyncCoroutine.runSync(
                        self, "tag", logged, RunnerOptions.DEFAULT.link(false), Mail.LIMIT)
                .runner();
        runner.pid().sendExit(ExitReason.KILL);
        assertThat(Mail.end(self, runner)).isIn(ExitReason.KILLED, ExitReason.NO_PROCESS);
        assertThat(self.receive(Duration.ZERO)).isEmpty();
    }

    @Test
    void answersASyncOperationAtOnceWhenItIsKilledMeanwhile() {
        self.trapExits(true);
        AsyncCoroutine<Object> runner = AsyncCoroutine.runSync(self, "tag", (Coroutine<Object, Object, Object>) co -> {
                    co.yield("ready");
                    Self.current().pid().sendExit(ExitReason.KILL);
                    return "never";
                })
                .runner();
        assertThat(runner.resumeSync("go")).isEqualTo(new SyncResult.RunnerDown(ExitReason.KILLED));
        Started<Object> started = AsyncCoroutine.runSync(self, "tag", _ -> {
            Self.current().pid().sendExit(ExitReason.KILL);
            return "never";
        });
        assertThat(started.first()).isEqualTo(new SyncResult.RunnerDown(ExitReason.KILLED));
    }

    @Test
    void skipsCleanupsWhenItIsKilledButNotFinallyBlocks() {
        CountDownLatch unwound = new CountDownLatch(1);
        AsyncCoroutine<Object> runner = AsyncCoroutine.runSync(
                        self,
                        "tag",
                        (Coroutine<Object, Object, Object>) co -> {
                            try {
                                return logged.run(co);
                            } finally {
                                unwound.countDown();
                            }
                        },
                        RunnerOptions.DEFAULT.link(false),
                        Mail.LIMIT)
                .runner();
        runner.pid().sendExit(ExitReason.KILL);
        Mail.end(self, runner);
        Awaitility.await().until(() -> unwound.getCount() == 0);
        Awaitility.await().until(() -> node.info().zombies() == 0);
        assertThat(log).isEmpty();
    }

    // ---- the starter ends

    @ParameterizedTest
    @MethodSource("reasons")
    void cleansUpAndEndsWithTheReasonOfItsStarter(ExitReason reason) {
        Pid starter = starter(logged, RunnerOptions.DEFAULT);
        AsyncCoroutine<Object> runner = running();
        Monitor monitor = self.monitor(runner.pid());
        assertThat(log).isEmpty();
        starter.send(reason);
        assertThat(down(monitor)).isEqualTo(new Down(monitor, runner.pid(), reason));
        assertThat(log).containsExactly(cancelledBy(reason));
    }

    @Test
    void cleansUpWhenItsEventDrivenStarterEnds() {
        Pid starter = node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
            @Override
            public void start(Self starter) {
                self.pid().send(new Running(AsyncCoroutine.run(starter, "tag", logged)));
            }

            @Override
            public void handle(Object message) {
                if (message instanceof ExitReason reason) {
                    throw Self.current().exit(reason);
                }
            }
        });
        AsyncCoroutine<Object> runner = running();
        Monitor monitor = self.monitor(runner.pid());
        starter.send(ExitReason.SHUTDOWN);
        assertThat(down(monitor)).isEqualTo(new Down(monitor, runner.pid(), ExitReason.SHUTDOWN));
        assertThat(log).containsExactly(cancelledBy(ExitReason.SHUTDOWN));
    }

    @Test
    void cleansUpWhenTheInboxThatStartedItIsClosed() {
        AsyncCoroutine<Object> runner;
        try (Inbox other = node.inbox()) {
            runner = AsyncCoroutine.runSync(other, "tag", logged).runner();
        }
        Awaitility.await().until(() -> !runner.pid().isAlive());
        assertThat(log).containsExactly(cancelledBy(ExitReason.NORMAL));
    }

    @Test
    void cleansUpWhenItsStarterWasKilled() {
        Pid starter = starter(logged, RunnerOptions.DEFAULT);
        AsyncCoroutine<Object> runner = running();
        Monitor monitor = self.monitor(runner.pid());
        starter.sendExit(ExitReason.KILL);
        assertThat(down(monitor)).isEqualTo(new Down(monitor, runner.pid(), ExitReason.KILLED));
        assertThat(log).containsExactly(cancelledBy(ExitReason.KILLED));
    }

    @Test
    void tellsACallerThatIsNotTheStarter() {
        Pid starter = starter(logged, RunnerOptions.DEFAULT.caller(self.pid()));
        AsyncCoroutine<Object> runner = running();
        starter.send(ExitReason.SHUTDOWN);
        assertThat(outcome(self)).isEqualTo(cancelledBy(ExitReason.SHUTDOWN));
        assertNothingMore(self, runner);
    }

    @Test
    void livesOnWithoutALink() {
        Pid starter = starter(logged, RunnerOptions.DEFAULT.link(false).caller(self.pid()));
        AsyncCoroutine<Object> runner = running();
        Monitor monitor = self.monitor(starter);
        starter.send(ExitReason.of("oops"));
        down(monitor);
        assertThat(runner.resumeSync("done")).isEqualTo(answered(completed("done")));
    }

    @Test
    void doesNotMindTheEndOfACallerThatIsNotTheStarter() {
        Pid caller = node.spawn(other -> other.receive());
        Monitor monitor = self.monitor(caller);
        AsyncCoroutine<Object> runner = AsyncCoroutine.run(self, "tag", logged, RunnerOptions.DEFAULT.caller(caller));
        down(monitor);
        assertThat(runner.resumeSync("done")).isEqualTo(answered(completed("done")));
    }

    @Test
    void finishesTheLegUnderWayWhenItsStarterEnds() {
        Pid starter = node.spawn(other -> {
            RunnerOptions options = RunnerOptions.DEFAULT.caller(self.pid());
            Coroutine<Object, Object, Object> computing = co -> {
                co.onLeave(log::add);
                gate.await();
                return "result";
            };
            self.pid().send(new Running(AsyncCoroutine.run(other, "tag", computing, options)));
            throw other.exit((ExitReason) other.receive());
        });
        AsyncCoroutine<Object> runner = running();
        Monitor ofStarter = self.monitor(starter);
        Monitor ofRunner = self.monitor(runner.pid());
        starter.send(ExitReason.of("oops"));
        down(ofStarter);
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(completed("result"));
        assertThat(down(ofRunner)).isEqualTo(new Down(ofRunner, runner.pid(), ExitReason.NORMAL));
        assertThat(log).containsExactly(completed("result"));
    }

    @Test
    void noticesTheEndOfItsStarterAtTheNextYield() {
        Pid starter = node.spawn(other -> {
            RunnerOptions options = RunnerOptions.DEFAULT.caller(self.pid());
            Coroutine<Object, Object, Object> computing = co -> {
                gate.await();
                return co.yield("too late");
            };
            self.pid().send(new Running(AsyncCoroutine.run(other, "tag", computing, options)));
            throw other.exit((ExitReason) other.receive());
        });
        AsyncCoroutine<Object> runner = running();
        Monitor ofStarter = self.monitor(starter);
        starter.send(ExitReason.of("oops"));
        down(ofStarter);
        gate.countDown();
        assertThat(outcome(self)).isEqualTo(suspended("too late"));
        assertThat(outcome(self)).isEqualTo(cancelledBy(ExitReason.of("oops")));
        assertThat(Mail.end(self, runner)).isIn(ExitReason.of("oops"), ExitReason.NO_PROCESS);
    }

    // ---- exit signals of others

    @Test
    void cleansUpAndEndsWhenItIsToldToExit() {
        AsyncCoroutine<Object> runner = AsyncCoroutine.runSync(
                        self, "tag", logged, RunnerOptions.DEFAULT.link(false), Mail.LIMIT)
                .runner();
        Monitor monitor = self.monitor(runner.pid());
        runner.pid().sendExit(ExitReason.SHUTDOWN);
        assertThat(outcome(self)).isEqualTo(cancelledBy(ExitReason.SHUTDOWN));
        assertThat(self.receive(Mail.LIMIT)).contains(new Down(monitor, runner.pid(), ExitReason.SHUTDOWN));
        assertThat(log).containsExactly(cancelledBy(ExitReason.SHUTDOWN));
    }

    @Test
    void ignoresANormalExitSignalOfAStranger() {
        AsyncCoroutine<Object> runner =
                AsyncCoroutine.runSync(self, "tag", logged).runner();
        node.spawn(_ -> {
            runner.pid().sendExit(ExitReason.NORMAL);
            self.pid().send("sent");
        });
        assertThat(self.receive(Mail.LIMIT)).contains("sent");
        assertThat(runner.resumeSync("done")).isEqualTo(answered(completed("done")));
    }

    @Test
    void cleansUpWhenTheNodeIsClosed() {
        AsyncCoroutine.runSync(self, "tag", logged, RunnerOptions.DEFAULT.link(false), Mail.LIMIT);
        self.close();
        node.close();
        assertThat(log).hasSize(1).first().isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void writesNoCrashReportForTheFailureOfItsStarter() {
        List<Pid> crashed = new CopyOnWriteArrayList<>();
        ExitReason oops = ExitReason.of("oops");
        try (var _ = node.listen(event -> {
            if (event instanceof SystemEvent.Crashed(var report)) {
                crashed.add(report.pid());
            }
        })) {
            Pid starter = starter(logged, RunnerOptions.DEFAULT);
            AsyncCoroutine<Object> runner = running();
            Monitor monitor = self.monitor(runner.pid());
            starter.send(oops);
            assertThat(down(monitor)).isEqualTo(new Down(monitor, runner.pid(), oops));
            assertThat(crashed).containsExactly(starter);
        }
    }

    @Test
    void writesNoCrashReportForAFailureOfItsCode() {
        List<SystemEvent> crashes = new CopyOnWriteArrayList<>();
        try (var _ = node.listen(event -> {
            if (event instanceof SystemEvent.Crashed) {
                crashes.add(event);
            }
        })) {
            AsyncCoroutine<Object> runner = AsyncCoroutine.run(self, "tag", _ -> {
                throw new IllegalStateException("expected");
            });
            assertThat(outcome(self)).isInstanceOf(Outcome.Thrown.class);
            assertNothingMore(self, runner);
        }
        assertThat(crashes).isEmpty();
    }

    @Test
    void keepsAnInterruptOfItsThreadForTheCode() {
        List<Thread> thread = new CopyOnWriteArrayList<>();
        AsyncCoroutine<Object> runner = AsyncCoroutine.runSync(self, "tag", (Coroutine<Object, Object, Object>) co -> {
                    thread.add(Thread.currentThread());
                    return Map.of("answer", co.yield("ready"), "interrupted", Thread.interrupted());
                })
                .runner();
        thread.getFirst().interrupt();
        assertThat(runner.resumeSync("go")).isEqualTo(answered(completed(Map.of("answer", "go", "interrupted", true))));
    }
}
