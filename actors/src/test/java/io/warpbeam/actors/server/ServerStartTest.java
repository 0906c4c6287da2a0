package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.InterruptedWaitException;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.Substrate.ThreadKind;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerStartTest extends ServerFixture {

    private static final ServerOptions NAMED = ServerOptions.named("shop");

    /** The two ways to start, seen from the inbox. */
    enum Way {
        UNLINKED,
        LINKED;

        StartResult start(ServerFixture fixture, GenServer<?> server, ServerOptions options) {
            return switch (this) {
                case UNLINKED -> GenServer.start(fixture.node, server, options);
                case LINKED -> GenServer.startLink(fixture.inbox, server, options);
            };
        }
    }

    @Test
    @Tag("G01")
    void startsWithoutANameAndStopsNormally() {
        ServerRef ref = start(ScriptedServer.starting("state"));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.stop();

        assertThat(endOf(monitor)).isEqualTo(ExitReason.NORMAL);
        assertThat(ref.pid().isAlive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G02")
    void killsAServerWhoseInitTakesTooLong(Way way) {
        AtomicReference<Pid> pid = new AtomicReference<>();
        ScriptedServer<String> slow = ScriptedServer.onInit(self -> {
            pid.set(self.pid());
            self.receive();
            return Init.ok("too late");
        });

        StartResult result = way.start(this, slow, NAMED.startTimeout(Duration.ofMillis(20)));

        assertThat(result).isEqualTo(new StartResult.TimedOut(Duration.ofMillis(20)));
        assertThat(pid.get().isAlive()).isFalse();
        assertThat(node.whereis("shop")).isEmpty();
        expectNothing();
        assertThat(way.start(this, ScriptedServer.starting("next"), NAMED)).isInstanceOf(StartResult.Started.class);
    }

    @Test
    @Tag("G02")
    void givesALateInitNoEffect() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        ScriptedServer<String> deaf = ScriptedServer.<String>onInit(_ -> {
                    try {
                        awaitInSpiteOfInterrupts(mayEnd);
                        return Init.ok("too late").thenContinue("go");
                    } finally {
                        ended.countDown();
                    }
                })
                .onContinue((argument, state) -> {
                    mark(argument);
                    return Next.noReply(state);
                })
                .onTerminate((reason, _) -> mark(reason));

        StartResult result = GenServer.start(node, deaf, NAMED.startTimeout(Duration.ofMillis(20)));
        assertThat(result).isInstanceOf(StartResult.TimedOut.class);

        ServerRef next =
                GenServer.start(node, ScriptedServer.starting("next"), NAMED).orThrow();
        mayEnd.countDown();
        ended.await();

        assertThat(node.whereis("shop")).contains(next.pid());
        next.stop();
        expectNothing();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G04")
    void failsInAnExpectedWayWithoutReport(Way way) {
        AtomicReference<Pid> pid = new AtomicReference<>();
        ScriptedServer<String> server = ScriptedServer.onInit(self -> {
            pid.set(self.pid());
            return Init.fail(FOO);
        });

        assertThat(way.start(this, server, NAMED)).isEqualTo(new StartResult.Failed(FOO));

        assertThat(pid.get().isAlive()).isFalse();
        assertThat(node.whereis("shop")).isEmpty();
        assertThat(crashes()).isEmpty();
        expectNothing();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G05")
    void failsWithTheReasonOfAStopAndItsNameFree(Way way) {
        assertThat(way.start(this, ScriptedServer.onInit(_ -> Init.stop(FOO)), NAMED))
                .isEqualTo(new StartResult.Failed(FOO));

        assertThat(node.whereis("shop")).isEmpty();
        expectNothing();
    }

    @Test
    @Tag("G05")
    void doesNotEndAParentThatDoesNotTrapExits() {
        Pid parent = node.spawn(self -> {
            mark(GenServer.startLink(self, ScriptedServer.onInit(_ -> Init.stop(FOO))));
            mark(
                    GenServer.startLink(self, ScriptedServer.onInit(_ -> {
                                throw new IllegalStateException("oops");
                            }))
                            instanceof StartResult.Failed(ExitReason.Crashed _));
            mark(GenServer.startLink(
                    self,
                    ScriptedServer.onInit(server -> Init.ok(server.receive())),
                    ServerOptions.DEFAULT.startTimeout(Duration.ofMillis(5))));
            mark(self.receive());
        });

        expect(new StartResult.Failed(FOO), true, new StartResult.TimedOut(Duration.ofMillis(5)));
        parent.send("still there");
        expect("still there");
    }

    @Test
    @Tag("G07")
    void tellsAMonitorOfTheEnd() {
        ServerRef ref = start(ScriptedServer.starting("state").onCast((_, state) -> Next.stop(FOO, state)));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("end");

        assertThat(endOf(monitor)).isEqualTo(FOO);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G08")
    void failsWhenInitReturnsNothingOrThrows(Way way) {
        for (int round = 0; round < 5; round++) {
            assertThat(way.start(this, ScriptedServer.onInit(_ -> null), NAMED))
                    .isInstanceOfSatisfying(
                            StartResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .isInstanceOfSatisfying(
                                            ExitReason.Crashed.class,
                                            crashed -> assertThat(crashed.error())
                                                    .isInstanceOf(NullPointerException.class)
                                                    .hasMessageContaining(ScriptedServer.class.getName())));
            RuntimeException oops = new IllegalStateException("oops");
            assertThat(way.start(
                            this,
                            ScriptedServer.onInit(_ -> {
                                throw oops;
                            }),
                            NAMED))
                    .isEqualTo(new StartResult.Failed(ExitReason.error(oops)));
            assertThat(node.whereis("shop")).isEmpty();
        }
        assertThat(crashes()).hasSize(10);
        expectNothing();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G10")
    void neverShowsTheNameOfAServerThatFailedToStart(Way way) {
        for (int round = 0; round < 100; round++) {
            way.start(this, ScriptedServer.onInit(_ -> Init.stop(FOO)), NAMED);
            assertThat(node.whereis("shop")).isEmpty();
            way.start(this, ScriptedServer.onInit(_ -> Init.ignore()), NAMED);
            assertThat(node.whereis("shop")).isEmpty();
        }
        expectNothing();
    }

    @Test
    @Tag("G11")
    void hasItsNameBeforeInit() {
        AtomicReference<Optional<Pid>> seen = new AtomicReference<>(Optional.empty());
        ServerRef ref = GenServer.start(
                        node,
                        ScriptedServer.onInit(self -> {
                            seen.set(self.node().whereis("shop"));
                            return Init.ok("state");
                        }),
                        NAMED)
                .orThrow();

        assertThat(seen.get()).contains(ref.pid());
    }

    @ParameterizedTest
    @EnumSource
    void isIgnoredWithItsProcessEnded(Way way) {
        AtomicReference<Pid> pid = new AtomicReference<>();
        ScriptedServer<String> server = ScriptedServer.onInit(self -> {
            pid.set(self.pid());
            return Init.ignore();
        });

        assertThat(way.start(this, server, NAMED)).isEqualTo(new StartResult.Ignored());

        assertThat(pid.get().isAlive()).isFalse();
        assertThat(node.whereis("shop")).isEmpty();
        expectNothing();
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoHoldsItsName(Way way) {
        Pid holder = way.start(this, ScriptedServer.starting("first"), NAMED)
                .orThrow()
                .pid();

        StartResult second = way.start(
                this,
                ScriptedServer.onInit(_ -> {
                    mark("init of the second");
                    return Init.ok("second");
                }),
                NAMED);

        assertThat(second).isEqualTo(new StartResult.AlreadyStarted(holder));
        assertThatThrownBy(second::orThrow)
                .isInstanceOfSatisfying(
                        StartFailedException.class, e -> assertThat(e.result()).isEqualTo(second));
        expectNothing();
    }

    @Test
    void hasAnIndependentLifeUnlessLinked() {
        Pid starter = node.spawn(self -> {
            mark(GenServer.start(self.node(), ScriptedServer.starting("free")).orThrow());
            self.exit(FOO);
        });
        ServerRef server = (ServerRef) next();
        assertThat(endOf(starter)).isIn(FOO, ExitReason.NO_PROCESS);

        server.stop();
    }

    @Test
    void tellsItsStarterTheReasonOfAnExitSignalDuringInit() {
        StartResult result = GenServer.startLink(inbox, ScriptedServer.onInit(self -> {
            node.spawn(_ -> self.pid().sendExit(FOO));
            return Init.ok(self.receive());
        }));

        assertThat(result).isEqualTo(new StartResult.Failed(FOO));
        expectNothing();
    }

    @Test
    void runsTheContinueOfInitAfterTheStarterHasBeenToldAndBeforeAnyMessage() {
        CountDownLatch started = new CountDownLatch(1);
        ServerRef ref = start(ScriptedServer.<String>onInit(self -> {
                    self.pid().send("message");
                    return Init.ok("state").thenContinue("load");
                })
                .onContinue((argument, state) -> {
                    started.await();
                    mark(argument);
                    return Next.noReply(state);
                })
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                }));
        started.countDown();

        expect("load", "message");
        ref.stop();
    }

    @Test
    void startsAlthoughItsMailboxOverflowsBeforeItRuns() {
        node.listen(event -> {
            if (event instanceof SystemEvent.Spawned(var pid, var _)) {
                pid.send("first");
                pid.send("second");
            }
        });
        for (OverflowPolicy policy :
                List.of(OverflowPolicy.DROP_OLDEST, OverflowPolicy.DROP_NEWEST, OverflowPolicy.REJECT)) {
            ServerOptions small = ServerOptions.DEFAULT.spawn(SpawnOptions.DEFAULT.mailbox(1, policy));
            ScriptedServer<String> server = ScriptedServer.starting("state").onInfo((message, state) -> {
                mark(message);
                return Next.noReply(state);
            });

            assertThat(GenServer.start(node, server, small)).isInstanceOf(StartResult.Started.class);

            expect(policy == OverflowPolicy.DROP_OLDEST ? "second" : "first");
        }
    }

    @Test
    void refusesANegativeLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerOptions.DEFAULT.startTimeout(Duration.ofMillis(-1)))
                .withMessageContaining("startTimeout");
    }

    @Test
    void isKilledWhenItsStarterIsInterrupted() throws InterruptedException {
        Thread starter = node.substrate().newThread(ThreadKind.VIRTUAL, "starter", () -> {
            try {
                GenServer.start(node, ScriptedServer.onInit(self -> {
                    mark(self.pid());
                    return Init.ok(self.receive());
                }));
                mark("started");
            } catch (InterruptedWaitException interrupted) {
                mark("interrupted");
            }
        });
        starter.start();
        Pid pid = (Pid) next();
        Monitor monitor = inbox.monitor(pid);

        starter.interrupt();

        assertThat(endOf(monitor)).isEqualTo(ExitReason.KILLED);
        expect("interrupted");
        starter.join();
    }

    private static void awaitInSpiteOfInterrupts(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // this code is deaf on purpose
            }
        }
    }
}
