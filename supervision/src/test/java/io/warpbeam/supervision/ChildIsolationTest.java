package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.IsolationException;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessBody;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gates of a child that takes immutable data only. */
class ChildIsolationTest {

    private static final SpawnOptions STRICT = SpawnOptions.DEFAULT.isolation(IsolationLevel.SEND_ONLY);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    record Ask(Object what) implements Call<Object> {}

    /** Asks for something mutable. */
    record AskForList() implements Call<Object> {}

    /** Has the server end with a mutable reason, or tell somebody something mutable. */
    record EndWithList() {}

    record TellList(Pid to) {}

    static final class Strict implements GenServer<String> {
        @Override
        public Init<String> init(Self self) {
            return Init.ok("ready");
        }

        @Override
        public Next<String> handleCall(Call<?> call, From<?> from, String state) {
            return switch (call) {
                case AskForList list -> Next.reply(list, mutable(), state);
                case Ask ask -> Next.reply(ask, ask.what(), state);
                default -> Next.unknown(call);
            };
        }

        @Override
        public Next<String> handleInfo(Object message, String state) {
            return switch (message) {
                case EndWithList _ -> Next.stop(ExitReason.of(mutable()), state);
                case TellList(Pid to) -> {
                    to.send(mutable());
                    yield Next.noReply(state);
                }
                default -> Next.noReply(state);
            };
        }
    }

    private static List<String> mutable() {
        return new ArrayList<>(List.of("mutable"));
    }

    private SupervisorRef supervisor() {
        ChildSpec child = ChildSpec.of("strict", Strict::new, ServerOptions.DEFAULT.spawn(STRICT));
        return Supervisor.oneForOne().child(child).start(stage.node).orThrow();
    }

    private static ProcessBody holding(List<String> list) {
        return self -> {
            if (list.isEmpty()) {
                self.receive();
            }
        };
    }

    private static void assertIsolation(ExitReason reason) {
        assertThat(reason)
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crashed -> assertThat(crashed.error()).isInstanceOf(IsolationException.class));
    }

    @Test
    void codeThatHoldsSomethingMutableFailsTheStart() {
        ChildSpec child = ChildSpec.process("holding", holding(mutable()), STRICT);

        assertThat(Supervisor.oneForOne().child(child).start(stage.node))
                .isInstanceOfSatisfying(
                        SupervisorStart.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isInstanceOfSatisfying(ExitReason.ShutdownWith.class, shutdown -> {
                                    FailedToStartChild detail = (FailedToStartChild) shutdown.detail();
                                    assertThat(detail.id()).isEqualTo("holding");
                                    assertIsolation(detail.reason());
                                }));
    }

    @Test
    void whoAsksForTheStartOfAChildThatHoldsSomethingMutableIsTold() {
        ChildSpec child = ChildSpec.process("holding", holding(mutable()), STRICT);
        SupervisorRef fixed = Supervisor.oneForOne().start(stage.node).orThrow();
        DynamicSupervisorRef dynamic =
                DynamicSupervisor.oneForOne().start(stage.node).orThrow();

        assertThat(fixed.startChild(child))
                .isInstanceOfSatisfying(StartChildResult.Failed.class, failed -> assertIsolation(failed.reason()));
        assertThat(dynamic.startChild(child))
                .isInstanceOfSatisfying(StartChildResult.Failed.class, failed -> assertIsolation(failed.reason()));
        assertThat(fixed.whichChildren()).isEmpty();
    }

    @Test
    void anExtraArgumentThatIsMutableFailsTheStart() {
        DynamicSupervisorRef dynamic =
                DynamicSupervisor.oneForOne().extra(mutable()).start(stage.node).orThrow();
        ChildSpec child = ChildSpec.withExtra(
                "extra",
                List.class,
                (self, list) -> ChildStart.started(
                        self.spawnLink(STRICT, _ -> assertThat((Object) list).isNotNull())));

        assertThat(dynamic.startChild(child))
                .isInstanceOfSatisfying(StartChildResult.Failed.class, failed -> assertIsolation(failed.reason()));
    }

    @Test
    void aMutableMessageOrTimerIsAnErrorOfItsSenderAndTheChildGoesOn() {
        SupervisorRef supervisor = supervisor();
        Pid child = Troupe.pidOf(supervisor, "strict");

        assertThatThrownBy(() -> child.send(mutable())).isInstanceOf(IsolationException.class);
        assertThatThrownBy(() -> ServerRef.of(child).cast(mutable())).isInstanceOf(IsolationException.class);
        assertThatThrownBy(() -> stage.node.sendAfter(Duration.ofMillis(1), child, mutable()))
                .isInstanceOf(IsolationException.class);
        assertThatThrownBy(() -> stage.node.sendInterval(Duration.ofSeconds(1), child, mutable()))
                .isInstanceOf(IsolationException.class);
        assertThatThrownBy(() -> child.call(new Ask(mutable()))).isInstanceOf(IsolationException.class);

        assertThat(ServerRef.of(child).call(new Ask("fine"))).isEqualTo("fine");
        assertThat(Troupe.infoOf(supervisor, "strict").restarts()).isZero();
    }

    @Test
    void aMutableReasonOfAnExitSignalOrTimerIsAnErrorOfItsSender() {
        Pid child = Troupe.pidOf(supervisor(), "strict");

        assertThatThrownBy(() -> child.sendExit(ExitReason.of(mutable()))).isInstanceOf(IsolationException.class);
        assertThatThrownBy(() -> stage.node.exitAfter(Duration.ofSeconds(1), child, ExitReason.of(mutable())))
                .isInstanceOf(IsolationException.class);

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void aMutableReplyIsAnErrorOfTheChildThatRepliesAndItIsRestarted() {
        SupervisorRef supervisor = supervisor();
        Pid child = Troupe.pidOf(supervisor, "strict");

        CallResult<Object> result = ServerRef.of(child).tryCall(new AskForList(), LONG);

        assertThat(result)
                .isInstanceOfSatisfying(
                        CallResult.Failed.class,
                        failed -> assertIsolation(((CallFailure.Exited) failed.failure()).reason()));
        var restarted = stage.next(SupervisorEvent.ChildRestarted.class);
        assertThat(restarted.oldPid()).isEqualTo(child);
        assertIsolation(restarted.reason());
    }

    @Test
    void aMutableMessageOfTheChildIsAnErrorOfTheChild() {
        Pid child = Troupe.pidOf(supervisor(), "strict");

        child.send(new TellList(stage.inbox.pid()));

        assertIsolation(stage.next(SupervisorEvent.ChildRestarted.class).reason());
        assertThat(stage.inbox.receive(List.class::isInstance, Duration.ZERO)).isEmpty();
    }

    @Test
    void theReasonThatASupervisorTellsOfAnIsolatedChildHoldsNothingMutable() {
        SupervisorRef supervisor = supervisor();

        Troupe.pidOf(supervisor, "strict").send(new EndWithList());

        var restarted = stage.next(SupervisorEvent.ChildRestarted.class);
        assertThat(restarted.reason())
                .isInstanceOfSatisfying(
                        ExitReason.Custom.class,
                        custom -> assertThat(custom.value()).isNotInstanceOf(List.class));
        assertThat(Troupe.infoOf(supervisor, "strict").lastReason()).contains(restarted.reason());
    }
}
