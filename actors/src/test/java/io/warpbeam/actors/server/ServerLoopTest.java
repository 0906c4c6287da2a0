package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Self;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerLoopTest extends ServerFixture {

    record Ask(String what) implements Call<String> {}

    private final RuntimeException oops = new IllegalStateException("oops");

    /** Marks every event, and ends with a mark too. */
    private ScriptedServer<Integer> marking() {
        return ScriptedServer.starting(0)
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                })
                .onTerminate((reason, state) -> mark(new Terminated(reason, state)));
    }

    record Terminated(ExitReason reason, int state) {}

    @Test
    @Tag("G40")
    void continuesBeforeTheNextMessage() {
        ServerRef ref = start(marking()
                .onCall((call, _, state) -> {
                    Self.current().pid().send("message after the call");
                    return Next.reply((Ask) call, "reply", state).thenContinue("after the call");
                })
                .onCast((_, state) -> {
                    Self.current().pid().send("message after the cast");
                    return Next.noReply(state).thenContinue("after the cast");
                })
                .onInfo((message, state) -> {
                    mark(message);
                    if (!message.equals("info")) {
                        return Next.noReply(state);
                    }
                    Self.current().pid().send("message after the info");
                    return Next.noReply(state).thenContinue("after the info");
                })
                .onContinue((argument, state) -> {
                    mark(argument);
                    return Next.noReply(state);
                }));

        assertThat(ref.call(new Ask("something"))).isEqualTo("reply");
        expect("after the call", "message after the call");
        ref.cast("something");
        expect("after the cast", "message after the cast");
        ref.send("info");
        expect("info", "after the info", "message after the info");
    }

    @Test
    @Tag("G40")
    void chainsContinuesInFrontOfTheNextMessage() {
        ServerRef ref = start(marking()
                .onCast((_, state) -> {
                    Self.current().pid().send("message");
                    return Next.noReply(state).thenContinue(1);
                })
                .onContinue((argument, state) -> {
                    mark(argument);
                    int number = (Integer) argument;
                    return number < 3 ? Next.noReply(state + 1).thenContinue(number + 1) : Next.noReply(state + 1);
                }));

        ref.cast("go");

        expect(1, 2, 3, "message");
        ref.stop();
        expect(new Terminated(ExitReason.NORMAL, 3));
    }

    @Test
    @Tag("G40")
    void stopsInsideAContinue() {
        ServerRef ref = start(marking()
                .onCast((_, state) -> {
                    Self.current().pid().send("never handled");
                    return Next.noReply(state).thenContinue("stop");
                })
                .onContinue((_, state) -> Next.stop(FOO, state + 1)));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("go");

        expect(new Terminated(FOO, 1));
        assertThat(endOf(monitor)).isEqualTo(FOO);
        expectNothing();
    }

    @Test
    @Tag("G40")
    void canBeEndedWhileItContinuesForEver() {
        ServerRef ref = start(ScriptedServer.starting(0)
                .onCast((_, state) -> Next.noReply(state).thenContinue("again"))
                .onContinue((argument, state) -> {
                    if (state == 0) {
                        mark("under way");
                    }
                    return Next.noReply(1).thenContinue(argument);
                }));
        ref.cast("go");
        expect("under way");

        ref.pid().sendExit(FOO);

        assertThat(endOf(ref.pid())).isIn(FOO, ExitReason.NO_PROCESS);
    }

    @Test
    @Tag("G31")
    void terminatesWithTheLastStateWhenACallbackThrows() {
        ServerRef ref =
                start(marking().onCast((_, state) -> Next.noReply(state + 1)).onInfo((_, _) -> {
                    throw oops;
                }));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("count");
        ref.send("crash");

        expect(new Terminated(ExitReason.error(oops), 1));
        assertThat(endOf(monitor)).isEqualTo(ExitReason.error(oops));
        assertThat(crashes()).singleElement().satisfies(report -> {
            assertThat(report.pid()).isEqualTo(ref.pid());
            assertThat(report.reason()).isEqualTo(ExitReason.error(oops));
            assertThat(report.lastMessage()).contains("crash");
            assertThat(report.state()).contains(1);
        });
    }

    @Test
    void endsWithAnErrorThatIsNoException() {
        AssertionError error = new AssertionError("broken");
        ServerRef ref = start(marking().onInfo((_, _) -> {
            throw error;
        }));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.send("crash");

        expect(new Terminated(ExitReason.error(error), 0));
        assertThat(endOf(monitor)).isEqualTo(ExitReason.error(error));
    }

    @Test
    @Tag("G32")
    void terminatesNormallyWhenACallbackExitsNormally() {
        ServerRef ref = start(marking().onCast((_, _) -> {
            throw Self.current().exit(ExitReason.NORMAL);
        }));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("exit");

        expect(new Terminated(ExitReason.NORMAL, 0));
        assertThat(endOf(monitor)).isEqualTo(ExitReason.NORMAL);
        assertThat(crashes()).isEmpty();
    }

    @Test
    void mayUseTheKitInTerminateAfterACallbackExited() {
        ServerRef other = start(new Account(7));
        ServerRef ref = start(ScriptedServer.starting(0)
                .onCast((_, _) -> {
                    throw Self.current().exit(FOO);
                })
                .onTerminate((_, _) -> mark(other.call(new Account.Balance()))));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("exit");

        expect(7L);
        assertThat(endOf(monitor)).isEqualTo(FOO);
    }

    static Stream<ExitReason> orderlyReasons() {
        return Stream.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("detail"));
    }

    @ParameterizedTest
    @MethodSource("orderlyReasons")
    @Tag("G17")
    void reportsNoCrashForAnOrderlyEnd(ExitReason reason) {
        ServerRef returns = start(marking().onCast((_, state) -> Next.stop(reason, state)));
        ServerRef exits = start(marking().onCast((_, _) -> {
            throw Self.current().exit(reason);
        }));
        for (ServerRef ref : new ServerRef[] {returns, exits}) {
            Monitor monitor = inbox.monitor(ref.pid());
            ref.cast("end");
            expect(new Terminated(reason, 0));
            assertThat(endOf(monitor)).isEqualTo(reason);
        }
        assertThat(crashes()).isEmpty();
    }

    @Test
    @Tag("G17")
    void reportsACrashForEveryOtherEnd() {
        ServerRef ref = start(marking().onCast((_, state) -> Next.stop(FOO, state)));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("end");

        expect(new Terminated(FOO, 0));
        assertThat(endOf(monitor)).isEqualTo(FOO);
        assertThat(crashes()).extracting(CrashReport::reason).containsExactly(FOO);
    }

    @Test
    @Tag("G58")
    void livesOnAfterAMessageThatItDoesNotHandle() {
        ServerRef ref = start(new Account(7));
        ref.send("rubbish");
        assertThat(ref.call(new Account.Balance())).isEqualTo(7);
    }

    @Test
    @Tag("G59")
    void crashesOnACallACastOrAContinueThatItDoesNotKnow() {
        assertThat(unknownTo(ref -> ref.pid().request(new Ask("what")))).contains("Ask[what=what]");
        assertThat(unknownTo(ref -> ref.cast("what"))).contains("what");
        assertThat(unknownTo(ref -> ref.send("continue"))).contains("argument");
    }

    private interface Use {
        Object of(ServerRef ref);
    }

    private String unknownTo(Use use) {
        ServerRef ref = start(ScriptedServer.starting(0)
                .onInfo((_, state) -> Next.noReply(state).thenContinue("argument")));
        Monitor monitor = inbox.monitor(ref.pid());
        use.of(ref);
        return assertThat(endOf(monitor))
                .asInstanceOf(InstanceOfAssertFactories.type(ExitReason.Crashed.class))
                .extracting(ExitReason.Crashed::error)
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .isInstanceOf(UnknownMessageException.class)
                .actual()
                .getMessage();
    }

    @Test
    void crashesOnAReplyToAMessageThatIsNoCall() {
        ServerRef ref = start(marking().onCast((_, state) -> Next.reply(new Ask("nobody"), "reply", state + 1)));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("something");

        assertThat(next())
                .isInstanceOfSatisfying(
                        Terminated.class, end -> assertThat(end.state()).isZero());
        assertThat(endOf(monitor))
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crashed -> assertThat(crashed.error()).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void crashesWhenACallbackReturnsNothing() {
        ServerRef ref = start(marking().onCast((_, _) -> null));
        Monitor monitor = inbox.monitor(ref.pid());

        ref.cast("something");

        assertThat(next()).isInstanceOf(Terminated.class);
        assertThat(endOf(monitor))
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crashed -> assertThat(crashed.error()).isInstanceOf(NullPointerException.class));
    }

    @Test
    void tellsItsStateOnlyOnceItHasOne() {
        ServerLoop<Long> loop = new ServerLoop<>(new Account(5), false);
        assertThat(loop.state()).isEqualTo(Optional.empty());
    }
}
