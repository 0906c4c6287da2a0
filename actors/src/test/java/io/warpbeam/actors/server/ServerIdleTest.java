package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Self;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The idle time-out. That none comes is shown with a fence: a timer that is set later and for longer than the time-out,
 * so that its message arrives after the one that must not come.
 */
class ServerIdleTest extends ServerFixture {

    private static final Duration IDLE = Duration.ofMillis(5);
    private static final Duration PAST_IDLE = Duration.ofMillis(60);

    record Ask() implements Call<String> {}

    /** Marks what it handles. Nothing that it handles arms a time-out. */
    private ScriptedServer<Integer> marking(ScriptedServer.InitScript<Integer> init) {
        return ScriptedServer.onInit(init)
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                })
                .onCast((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                });
    }

    private void fence(ServerRef ref) {
        node.sendAfter(PAST_IDLE, ref.pid(), "fence");
    }

    @Test
    @Tag("rule-G6")
    void comesOnceWhenNoMessageDoes() {
        ServerRef ref = start(marking(_ -> Init.ok(0).timeout(IDLE)));
        expect(new IdleTimeout());
        fence(ref);
        expect("fence");
    }

    @Test
    @Tag("rule-G6")
    void canBeArmedByEveryCallback() {
        ServerRef ref = start(ScriptedServer.starting(0)
                .onCall((call, _, state) -> Next.reply((Ask) call, "yes", state).timeout(IDLE))
                .onCast((_, state) -> Next.noReply(state).timeout(IDLE))
                .onContinue((_, state) -> Next.noReply(state).timeout(IDLE))
                .onInfo((message, state) -> {
                    mark(message);
                    return switch (String.valueOf(message)) {
                        case "arm" -> Next.noReply(state).timeout(IDLE);
                        case "continue" -> Next.noReply(state).thenContinue("arm");
                        default -> Next.noReply(state);
                    };
                }));

        assertThat(ref.call(new Ask())).isEqualTo("yes");
        expect(new IdleTimeout());
        ref.cast("arm");
        expect(new IdleTimeout());
        ref.send("arm");
        expect("arm", new IdleTimeout());
        ref.send("continue");
        expect("continue", new IdleTimeout());
    }

    @Test
    @Tag("rule-G6")
    void canBeArmedAgainByTheTimeoutItself() {
        start(ScriptedServer.<Integer>onInit(_ -> Init.ok(1).timeout(IDLE)).onInfo((message, state) -> {
            mark(message);
            mark(state);
            return state < 3 ? Next.noReply(state + 1).timeout(IDLE) : Next.noReply(state);
        }));
        expect(new IdleTimeout(), 1, new IdleTimeout(), 2, new IdleTimeout(), 3);
    }

    @Test
    @Tag("G43")
    void doesNotComeAfterAMessageHasCancelledIt() {
        ServerRef byInfo = start(marking(self -> {
            self.pid().send("message");
            return Init.ok(0).timeout(IDLE);
        }));
        fence(byInfo);
        expect("message", "fence");

        ServerRef byCast = start(marking(self -> {
            ServerRef.of(self.pid()).cast("cast");
            return Init.ok(0).timeout(IDLE);
        }));
        fence(byCast);
        expect("cast", "fence");
    }

    @Test
    @Tag("G41")
    void losesAgainstAMessageThatIsQueuedWhenItIsZero() {
        ServerRef ref = start(marking(self -> {
            self.pid().send("first");
            self.pid().send("second");
            return Init.ok(0).timeout(Duration.ZERO);
        }));
        fence(ref);
        expect("first", "second", "fence");
    }

    @Test
    @Tag("rule-G6")
    void comesAtOnceWhenItIsZeroAndNothingIsQueued() {
        ServerRef ref = start(marking(_ -> Init.ok(0).timeout(Duration.ZERO)));
        expect(new IdleTimeout());
        fence(ref);
        expect("fence");
    }

    @Test
    @Tag("G43")
    void leavesNothingBehindWhenAMessageRacesIt() {
        ServerRef ref = start(ScriptedServer.starting(0)
                .onCast((_, state) -> Next.noReply(state).timeout(Duration.ofMillis(1)))
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                }));
        for (int round = 0; round < 300; round++) {
            ref.cast("arm");
            node.sendAfter(Duration.ofMillis(1), ref.pid(), round);
            Object first = next();
            if (first.equals(new IdleTimeout())) {
                expect(round);
            } else {
                assertThat(first).isEqualTo(round);
            }
        }
        fence(ref);
        expect("fence");
    }

    @Test
    @Tag("rule-G7")
    void cannotBeToldFromTheSameMessageOfAnotherSender() {
        ServerRef ref = start(marking(_ -> Init.ok(0)));
        ref.send(new IdleTimeout());
        expect(new IdleTimeout());
    }

    @Test
    void endsWithTheServer() {
        ServerRef ref = start(marking(_ -> Init.ok(0).timeout(IDLE)));
        ref.stop();
        inbox.receive(message -> message instanceof IdleTimeout, Duration.ZERO);
        node.sendAfter(PAST_IDLE, inbox.pid(), "fence");
        expect("fence");
    }

    @Test
    void isNotArmedInsideTheCallbackThatAskedForIt() {
        ServerRef ref = start(ScriptedServer.starting(0)
                .onCast((_, state) -> {
                    Self.current().sleep(Duration.ofMillis(10));
                    mark("end of the callback");
                    return Next.noReply(state).timeout(Duration.ofMillis(1));
                })
                .onInfo((message, state) -> {
                    mark(message);
                    return Next.noReply(state);
                }));
        ref.cast("arm");
        expect("end of the callback", new IdleTimeout());
    }
}
