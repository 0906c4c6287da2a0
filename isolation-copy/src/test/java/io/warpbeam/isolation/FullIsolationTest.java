package io.warpbeam.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.CutException;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.IsolationException;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.Sendable;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.actors.server.StartResult;
import io.warpbeam.mailbox.OverflowPolicy;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing mutable is shared with a process that is fully isolated, whichever way it goes. */
class FullIsolationTest {

    private static final SpawnOptions FULL = SpawnOptions.DEFAULT.isolation(IsolationLevel.FULL);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    /** What an isolated process received, kept where the test can look at it behind the back of the gates. */
    static final class Shelf implements Sendable {
        private final List<Object> received = new ArrayList<>();
    }

    record Ask(Object what) implements Call<Object> {}

    private final Node node = Node.builder("full").inherit(USER).start();
    private final Shelf shelf = new Shelf();
    private Inbox inbox;

    @BeforeEach
    void openInbox() {
        inbox = node.inbox(SpawnOptions.DEFAULT.trappingExits());
    }

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close(Duration.ZERO);
    }

    private static Map<Object, Object> mutable() {
        return new HashMap<>(Map.of(new ArrayList<>(List.of("key")), new ArrayList<>(List.of(new int[] {1, 2}))));
    }

    private static void assertSharesNothing(Object one, Object other) {
        Set<Object> shared = Graph.changeable(one, Sendable.class, Pid.class, From.class);
        assertThat(shared).isNotEmpty();
        shared.retainAll(Graph.changeable(other, Sendable.class, Pid.class, From.class));
        assertThat(shared).isEmpty();
    }

    /** Shelves what it gets and tells so; answers each request with something mutable of its own. */
    private record Keeper(Shelf shelf, Pid to) implements EventHandler {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {
            if (message instanceof Request<?> request && request.call() instanceof Ask ask) {
                Map<Object, Object> answer = mutable();
                shelf.received.add(ask);
                shelf.received.add(answer);
                request.from().of(ask).reply(answer);
            } else {
                shelf.received.add(message);
                to.send("received");
            }
        }
    }

    private Pid keeper() {
        return node.spawn(FULL, new Keeper(shelf, inbox.pid()));
    }

    @Test
    void aMessageArrivesAsACopy() {
        Object message = new Ask(mutable());
        keeper().send(message);
        assertThat(inbox.receive()).isEqualTo("received");
        Object copy = shelf.received.getFirst();
        assertThat(copy).usingRecursiveComparison().isEqualTo(message);
        assertSharesNothing(message, copy);
    }

    @Test
    void immutableDataAndPidsArriveAsTheyAre() {
        Object message = new Ask(List.of("a", inbox.pid(), Map.of("b", 1)));
        Pid keeper = keeper();
        keeper.send(message);
        assertThat(inbox.receive()).isEqualTo("received");
        assertThat(shelf.received.getFirst()).isSameAs(message);
        List<Object> mixed = new ArrayList<>(List.of(inbox.pid(), keeper));
        keeper.send(mixed);
        assertThat(inbox.receive()).isEqualTo("received");
        List<?> copy = (List<?>) shelf.received.get(1);
        assertThat(copy).isNotSameAs(mixed);
        assertThat(copy.get(0)).isSameAs(inbox.pid());
        assertThat(copy.get(1)).isSameAs(keeper);
    }

    @Test
    void aMessageThatLeavesIsCopiedToo() {
        Pid to = inbox.pid();
        Shelf sent = shelf;
        node.spawn(FULL, _ -> {
            Map<Object, Object> message = mutable();
            sent.received.add(message);
            to.send(message);
        });
        assertSharesNothing(sent.received, inbox.receive());
    }

    @Test
    void requestAndReplyAreCopied() {
        Ask ask = new Ask(mutable());
        Object answer = keeper().call(ask);
        Object asked = shelf.received.get(0);
        Object answered = shelf.received.get(1);
        assertThat(asked).usingRecursiveComparison().isEqualTo(ask);
        assertThat(answer).usingRecursiveComparison().isEqualTo(answered);
        assertSharesNothing(ask, asked);
        assertSharesNothing(answer, answered);
    }

    @Test
    void aFailedCallGivesTheCallerItsOwnRequestBack() {
        Ask ask = new Ask(mutable());
        Pid deaf = node.spawn(FULL, Self::receive);
        assertThatThrownBy(() -> deaf.call(ask, LIMIT))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failure -> assertThat(failure.call()).isSameAs(ask));
    }

    @Test
    void aTimerCopiesWhenItIsSet() {
        List<Object> message = new ArrayList<>(List.of("before"));
        node.sendAfter(Duration.ofMillis(50), keeper(), message);
        message.set(0, "after");
        assertThat(inbox.receive()).isEqualTo("received");
        assertThat(shelf.received.getFirst()).isEqualTo(List.of("before")).isNotSameAs(message);
    }

    @Test
    void aRefusedMessageComesBackAndNotItsCopy() {
        Pid full = node.spawn(FULL.mailbox(1, OverflowPolicy.REJECT), self -> self.receive("never"::equals));
        Object message = mutable();
        SendResult result = SendResult.sent();
        for (int i = 0; i < 10_000 && result instanceof SendResult.Sent; i++) {
            result = full.send(message);
        }
        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.message()).isSameAs(message));
    }

    @Test
    void whatCannotBeCopiedIsAnErrorOfTheSender() {
        Pid keeper = keeper();
        assertThatThrownBy(() -> keeper.send(new Ask(new ByteArrayInputStream(new byte[1]))))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("Ask.what is a ByteArrayInputStream, and cannot be copied")
                .hasMessageContaining("ByteArrayInputStream");
        PendingReply<Object> pending = node.spawn(Self::receive).request(new Ask(mutable()));
        assertThatThrownBy(() -> keeper.send(new ArrayList<>(List.of(pending))))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("stands for a request under way");
        keeper.send("fine");
        assertThat(inbox.receive()).isEqualTo("received");
        assertThat(shelf.received).isEqualTo(List.of("fine"));
    }

    @SuppressWarnings("serial")
    static final class LoadedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final Map<Object, Object> details;

        LoadedException(String message, Map<Object, Object> details) {
            super(message);
            this.details = details;
        }
    }

    @Test
    void whoeverIsToldOfACrashGetsACopyOfItsOwn() {
        Shelf thrown = shelf;
        Pid full = node.spawn(FULL, self -> {
            self.receive();
            LoadedException error = new LoadedException("boom", mutable());
            thrown.received.add(error.details);
            throw error;
        });
        inbox.monitor(full);
        inbox.link(full);
        PendingReply<Object> pending = full.request(new Ask("unanswered"));
        List<LoadedException> copies = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ExitReason reason = switch (inbox.receive()) {
                case Down down -> down.reason();
                case Exit exit -> exit.reason();
                default -> throw new AssertionError();
            };
            copies.add((LoadedException) ((ExitReason.Crashed) reason).error());
        }
        CallFailure failure = ((CallResult.Failed<Object>) pending.await(LIMIT)).failure();
        copies.add((LoadedException) ((ExitReason.Crashed) ((CallFailure.Exited) failure).reason()).error());
        assertThat(copies).allSatisfy(copy -> {
            assertThat(copy).hasMessage("boom");
            assertThat(copy.getStackTrace()).isNotEmpty();
            assertSharesNothing(thrown.received, copy.details);
        });
        assertSharesNothing(copies.get(0).details, copies.get(1).details);
        assertSharesNothing(copies.get(0).details, copies.get(2).details);
    }

    @Test
    void theExceptionsOfTheRuntimeAreCopiedWhole() {
        Pid deaf = node.spawn(Self::receive);
        Pid full = node.spawn(FULL, self -> {
            self.receive();
            deaf.call(new Ask("a"), Duration.ZERO);
        });
        inbox.monitor(full);
        full.send("go");
        ExitReason reason = ((Down) inbox.receive()).reason();
        CallFailedException copy = (CallFailedException) ((ExitReason.Crashed) reason).error();
        assertThat(copy.call()).isEqualTo(new Ask("a"));
        assertThat(copy.failure()).isEqualTo(new CallFailure.TimedOut(Duration.ZERO));
    }

    @Test
    void aCrashWithSomethingThatCannotBeCopiedEndsTheProcess() {
        Pid full = node.spawn(FULL, self -> {
            self.receive();
            throw new LoadedException("boom", Map.of("stream", new ByteArrayInputStream(new byte[1])));
        });
        inbox.monitor(full);
        full.send("go");
        ExitReason reason = ((Down) inbox.receive()).reason();
        assertThat(((ExitReason.Crashed) reason).error())
                .isInstanceOf(CutException.class)
                .hasMessageContaining("boom");
    }

    @Test
    void theReasonOfAnExitSignalIsCopied() {
        Shelf kept = shelf;
        Pid to = inbox.pid();
        Pid full = node.spawn(FULL.trappingExits(), self -> {
            kept.received.add(self.receive());
            to.send("received");
        });
        Map<Object, Object> reason = mutable();
        full.sendExit(ExitReason.of(reason));
        assertThat(inbox.receive()).isEqualTo("received");
        Exit exit = (Exit) kept.received.getFirst();
        assertSharesNothing(reason, ((ExitReason.Custom) exit.reason()).value());
    }

    @Test
    void codeMayHoldImmutableDataOnly() {
        Map<Object, Object> captured = mutable();
        assertThatThrownBy(() -> node.spawn(FULL, self -> captured.put("a", self.receive())))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("is a HashMap");
    }

    /** A server with ordinary callbacks. */
    private record Bank(Shelf shelf, Pid to) implements GenServer<List<Object>> {
        @Override
        public Init<List<Object>> init(Self self) {
            return Init.ok(new ArrayList<>());
        }

        @Override
        public Next<List<Object>> handleCall(Call<?> call, From<?> from, List<Object> state) {
            shelf.received.add(call);
            state.add(call);
            return Next.reply((Ask) call, state, state);
        }

        @Override
        public Next<List<Object>> handleCast(Object message, List<Object> state) {
            shelf.received.add(message);
            to.send("cast");
            return Next.noReply(state);
        }
    }

    @Test
    void serversAreIsolatedInCallsAndCasts() {
        ServerRef bank = GenServer.start(node, new Bank(shelf, inbox.pid()), ServerOptions.DEFAULT.spawn(FULL))
                .orThrow();
        Map<Object, Object> cast = mutable();
        bank.cast(cast);
        assertThat(inbox.receive()).isEqualTo("cast");
        assertSharesNothing(cast, shelf.received.getFirst());
        Ask ask = new Ask(mutable());
        List<?> state = (List<?>) bank.call(ask);
        assertSharesNothing(ask, state);
        assertSharesNothing(shelf.received, state);
        bank.stop();
    }

    @Test
    void aServerThatDoesNotStartSharesNothingEither() {
        Shelf kept = shelf;
        record Failing(Shelf shelf, boolean expected) implements GenServer<Integer> {
            @Override
            public Init<Integer> init(Self self) {
                ExitReason reason = ExitReason.of(mutable());
                shelf.received.add(reason);
                return expected ? Init.fail(reason) : Init.stop(reason);
            }
        }
        for (boolean expected : List.of(true, false)) {
            StartResult result = GenServer.start(node, new Failing(kept, expected), ServerOptions.DEFAULT.spawn(FULL));
            assertThat(result)
                    .isInstanceOfSatisfying(
                            StartResult.Failed.class, failed -> assertSharesNothing(kept.received, failed.reason()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scopedValuesEndAtAFullProcess(boolean full) {
        Pid to = inbox.pid();
        SpawnOptions options = full ? FULL : SpawnOptions.DEFAULT;
        ScopedValue.where(USER, "ann")
                .run(() -> node.spawn(options, self -> {
                    to.send(USER.orElse("nobody"));
                    self.spawnLink(_ -> to.send(USER.orElse("nobody")));
                    self.receive();
                }));
        assertThat(inbox.receive()).isEqualTo(full ? "nobody" : "ann");
        assertThat(inbox.receive()).isEqualTo(full ? "nobody" : "ann");
    }

    @Test
    void theStricterLevelOfTheTwoEndsIsInForce() {
        Pid to = inbox.pid();
        Shelf kept = shelf;
        Pid sendOnly = node.spawn(SpawnOptions.DEFAULT.isolation(IsolationLevel.SEND_ONLY), self -> {
            kept.received.add(self.receive());
            to.send("received");
        });
        node.spawn(FULL, _ -> {
            List<Object> message = new ArrayList<>(List.of(1));
            kept.received.add(message);
            sendOnly.send(message);
        });
        assertThat(inbox.receive()).isEqualTo("received");
        assertThat(kept.received.get(1)).isEqualTo(List.of(1)).isNotSameAs(kept.received.get(0));
    }
}
