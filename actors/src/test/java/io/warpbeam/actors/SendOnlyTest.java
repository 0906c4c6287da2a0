package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What crosses the gate of a process that lets immutable data through only. */
class SendOnlyTest extends WithNode {

    private static final SpawnOptions SEND_ONLY = SpawnOptions.DEFAULT.isolation(IsolationLevel.SEND_ONLY);

    record Ask(Object what) implements Call<Object> {}

    record Answer(Object what) {}

    private static List<Object> mutable() {
        return new ArrayList<>(List.of("mutable"));
    }

    /** Answers what it is asked, sends on what it is sent. */
    private Pid echo(Way way, SpawnOptions options) {
        Pid to = inbox.pid();
        return way.spawn(node, options, (self, message) -> {
            switch (message) {
                case Request<?> request
                when request.call() instanceof Ask ask ->
                    request.from().of(ask).reply(ask.what() instanceof String ? new Answer(ask.what()) : mutable());
                default -> to.send(new Answer(message));
            }
        });
    }

    private Pid echo(Way way) {
        return echo(way, SEND_ONLY);
    }

    @ParameterizedTest
    @EnumSource
    void aMutableMessageIsAnErrorOfItsSenderAndIsNotDelivered(Way way) {
        Pid echo = echo(way);
        assertThatThrownBy(() -> echo.send(new Ask(mutable())))
                .isInstanceOfSatisfying(IsolationException.class, refusal -> {
                    assertThat(refusal.level()).isEqualTo(IsolationLevel.SEND_ONLY);
                    assertThat(refusal.flaw()).isEqualTo("Ask.what is an ArrayList");
                })
                .hasMessageContaining(echo.toString());
        echo.send("fine");
        assertThat(inbox.receive()).isEqualTo(new Answer("fine"));
    }

    @ParameterizedTest
    @EnumSource
    void immutableDataCrossesByReference(Way way) {
        Pid echo = echo(way);
        Object message = new Ask(List.of(Map.of("a", new Answer(echo))));
        echo.send(message);
        assertThat(((Answer) inbox.receive()).what()).isSameAs(message);
    }

    @ParameterizedTest
    @EnumSource
    void whatLeavesIsCheckedAsWhatEnters(Way way) throws Exception {
        Pid plain = spawnObedient(way);
        Pid strict = way.spawn(node, SEND_ONLY, (self, message) -> {
            try {
                plain.send(mutable());
            } catch (IsolationException refusal) {
                ((Pid) message).send(refusal.flaw());
            }
        });
        strict.send(inbox.pid());
        assertThat(inbox.receive()).isEqualTo("ArrayList is an ArrayList");
    }

    @ParameterizedTest
    @EnumSource
    void aMutableRequestIsAnErrorOfTheCaller(Way way) {
        Pid echo = echo(way);
        assertThatThrownBy(() -> echo.call(new Ask(mutable()))).isInstanceOf(IsolationException.class);
        assertThat(echo.call(new Ask("fine"))).isEqualTo(new Answer("fine"));
    }

    @ParameterizedTest
    @EnumSource
    void aMutableReplyIsAnErrorOfTheOneThatReplies(Way way) {
        Pid echo = echo(way);
        CallResult<Object> result = echo.request(new Ask(1)).await(Duration.ofSeconds(30));
        assertThat(result)
                .isInstanceOfSatisfying(
                        CallResult.Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOfSatisfying(
                                        CallFailure.Exited.class,
                                        exited -> assertThat(exited.reason())
                                                .isInstanceOfSatisfying(
                                                        ExitReason.Crashed.class,
                                                        crashed -> assertThat(crashed.error())
                                                                .isInstanceOf(IsolationException.class))));
    }

    @ParameterizedTest
    @EnumSource
    void aReplyToAStrictCallerIsCheckedToo(Way way) {
        Pid echo = echo(way, SpawnOptions.DEFAULT);
        Pid caller = spawnObedient(way, SEND_ONLY);
        Pid to = inbox.pid();
        order(caller, _ -> {
            try {
                echo.call(new Ask(1));
            } catch (CallFailedException failure) {
                to.send(failure.failure());
            }
        });
        assertThat(inbox.receive())
                .isInstanceOfSatisfying(
                        CallFailure.Exited.class,
                        exited -> assertThat(exited.reason().toString()).contains("ArrayList is an ArrayList"));
    }

    @Test
    void aReplyThatSomeoneElseSendsForAStrictCalleeIsChecked() {
        Pid to = inbox.pid();
        Pid keeper = node.spawn(SEND_ONLY, self -> {
            to.send(((Request<?>) self.receive()).from());
            self.receive();
        });
        Ask ask = new Ask("later");
        PendingReply<Object> pending = keeper.request(ask);
        From<Object> from = ((From<?>) inbox.receive()).of(ask);
        assertThatThrownBy(() -> from.reply(mutable())).isInstanceOf(IsolationException.class);
        assertThat(pending.isDone()).isFalse();
        assertThat(from.reply("fine")).isTrue();
        assertThat(pending.await(Duration.ZERO).orThrow()).isEqualTo("fine");
    }

    @ParameterizedTest
    @EnumSource
    void aTimerIsCheckedWhenItIsSet(Way way) {
        Pid echo = echo(way);
        assertThatThrownBy(() -> node.sendAfter(Duration.ofDays(1), echo, mutable()))
                .isInstanceOf(IsolationException.class);
        assertThatThrownBy(() -> node.sendAfter(Duration.ZERO, echo, mutable())).isInstanceOf(IsolationException.class);
        node.sendAfter(Duration.ofMillis(1), echo, "fine");
        assertThat(inbox.receive()).isEqualTo(new Answer("fine"));
    }

    @ParameterizedTest
    @EnumSource
    void aMutableReasonOfAnExitSignalIsAnErrorOfItsSender(Way way) {
        Pid strict = spawnObedient(way, SEND_ONLY);
        assertThatThrownBy(() -> strict.sendExit(ExitReason.of(mutable()))).isInstanceOf(IsolationException.class);
        assertThat(strict.isAlive()).isTrue();
        strict.sendExit(ExitReason.of("fine"));
        assertThat(awaitEnd(strict)).isEqualTo(ExitReason.of("fine"));
    }

    @SuppressWarnings("serial")
    static final class LoadedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final List<Object> details;

        LoadedException(String message, List<Object> details) {
            super(message, new IllegalStateException("cause"));
            this.details = details;
        }

        List<Object> details() {
            return details;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatEndsWithAMutableExceptionEndsAndOthersGetWhatIsLeftOfIt(Way way) {
        Pid strict = spawnObedient(way, SEND_ONLY);
        inbox.monitor(strict);
        inbox.link(strict);
        order(strict, _ -> {
            throw new LoadedException("boom", mutable());
        });
        for (int i = 0; i < 2; i++) {
            ExitReason reason = switch (inbox.receive()) {
                case Down down -> down.reason();
                case Exit exit -> exit.reason();
                default -> throw new AssertionError();
            };
            assertThat(((ExitReason.Crashed) reason).error()).isInstanceOfSatisfying(CutException.class, cut -> {
                assertThat(cut.original()).isEqualTo(LoadedException.class.getName());
                assertThat(cut).hasMessageContaining("boom");
                assertThat(cut.flaw()).contains("details is an ArrayList");
                assertThat(cut.getStackTrace()).isNotEmpty();
                assertThat(cut.getCause()).hasMessageContaining("cause");
                cut.setStackTrace(new StackTraceElement[0]);
                cut.addSuppressed(new IllegalStateException());
                assertThat(cut.getStackTrace()).isNotEmpty();
                assertThat(cut.getSuppressed()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMutableValueInAnExitReasonBecomesText(Way way) {
        Pid strict = spawnObedient(way, SEND_ONLY);
        inbox.monitor(strict);
        PendingReply<Object> pending = strict.request(new Ask("unanswered"));
        order(strict, self -> {
            throw self.exit(ExitReason.of(mutable()));
        });
        ExitReason cut = ExitReason.of(new Cut("[mutable]", "Custom.value is an ArrayList"));
        assertThat(((Down) inbox.receive()).reason()).isEqualTo(cut);
        assertThat(pending.await(Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        CallResult.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(new CallFailure.Exited(cut)));
    }

    @Test
    void anExceptionWithoutMutablePartsCrossesAsItIs() {
        IllegalStateException error = new IllegalStateException("plain");
        Pid strict = spawnObedient(Way.BLOCKING, SEND_ONLY);
        inbox.monitor(strict);
        order(strict, _ -> {
            throw error;
        });
        assertThat(((Down) inbox.receive()).reason()).isEqualTo(new ExitReason.Crashed(error));
    }

    @Test
    void codeThatHoldsSomethingMutableIsAnErrorOfTheOneThatSpawns() {
        List<Object> captured = mutable();
        assertThatThrownBy(() -> node.spawn(SEND_ONLY, self -> captured.add(self.receive())))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("is an ArrayList");
        assertThatThrownBy(() -> node.spawn(SEND_ONLY, new Keeping(mutable())))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("Keeping.kept is an ArrayList");
        assertThatThrownBy(() -> node.spawnCalled(SEND_ONLY, new Keeping("fine"), new Ask(mutable())))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("Ask.what is an ArrayList");
        assertThat(node.spawn(SEND_ONLY, new Keeping(List.of())).isAlive()).isTrue();
    }

    /** Its fields change, which is its own business. */
    @SuppressWarnings("UnusedVariable") // the gate reads it
    private static final class Keeping implements EventHandler {
        private Object kept;

        Keeping(Object kept) {
            this.kept = kept;
        }

        @Override
        public void start(Self self) {
            kept = self;
        }

        @Override
        public void handle(Object message) {}
    }

    @Test
    void aStrictProcessSpawnsUnderItsOwnLevel() {
        Pid strict = spawnObedient(Way.BLOCKING, SEND_ONLY);
        inbox.monitor(strict);
        order(strict, self -> {
            List<Object> captured = mutable();
            self.spawnLink(child -> captured.add(child.receive()));
        });
        assertThat(((Down) inbox.receive()).reason().toString()).contains("IsolationException");
    }

    @Test
    void whatAProcessSendsToItselfCrossesNothing() {
        List<Object> own = mutable();
        Pid to = inbox.pid();
        node.spawn(SEND_ONLY, self -> {
            List<Object> mine = mutable();
            self.pid().send(mine);
            to.send(self.receive() == mine);
            self.sendAfter(Duration.ZERO, mine);
            to.send(self.receive() == mine);
        });
        assertThat(inbox.receive()).isEqualTo(true);
        assertThat(inbox.receive()).isEqualTo(true);
        assertThat(own).isNotNull();
    }

    @Test
    void anAliasIsNoWayRoundTheGate() {
        Pid to = inbox.pid();
        node.spawn(SEND_ONLY, self -> {
            to.send(self.alias(AliasMode.EXPLICIT));
            to.send(self.receive());
        });
        Alias alias = (Alias) inbox.receive();
        assertThatThrownBy(() -> alias.send(mutable())).isInstanceOf(IsolationException.class);
        alias.send("fine");
        assertThat(inbox.receive()).isEqualTo("fine");
    }

    @Test
    void aTimerForANameIsCheckedAgainstItsHolderWhenItFires() {
        Pid to = inbox.pid();
        node.spawn(SEND_ONLY.name("strict"), self -> to.send(self.receive()));
        Name name = new Name(node.names(), "strict");
        node.sendAfter(Duration.ofMillis(1), name, mutable());
        node.sendAfter(Duration.ofMillis(5), name, "fine");
        assertThat(inbox.receive()).isEqualTo("fine");
    }

    @Test
    void aRefusedMessageComesBackAsItWas() {
        Pid full = node.spawn(SEND_ONLY.mailbox(1, OverflowPolicy.REJECT), self -> self.receive("never"::equals));
        Object message = List.of(1);
        SendResult result = SendResult.sent();
        for (int i = 0; i < 100_000 && result instanceof SendResult.Sent; i++) {
            result = full.send(message);
        }
        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.message()).isSameAs(message));
    }

    @Test
    void anInboxHasALevelToo() {
        try (Inbox strict = node.inbox(SEND_ONLY)) {
            assertThatThrownBy(() -> strict.pid().send(mutable())).isInstanceOf(IsolationException.class);
        }
    }

    @Test
    void otherLayersPassValuesThroughTheSameGate() {
        Pid strict = spawnObedient(Way.BLOCKING, SEND_ONLY);
        List<Object> list = mutable();
        assertThat(Isolation.pass(inbox.pid(), inbox.pid(), list)).isSameAs(list);
        assertThat(Isolation.pass(strict, inbox.pid(), "fine")).isEqualTo("fine");
        assertThatThrownBy(() -> Isolation.pass(strict, inbox.pid(), list)).isInstanceOf(IsolationException.class);
    }

    @Test
    void aFullProcessNeedsACopier() {
        assertThatThrownBy(() -> node.spawn(SpawnOptions.DEFAULT.isolation(IsolationLevel.FULL), Self::receive))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("io.warpbeam:warpbeam-isolation-copy");
    }
}
