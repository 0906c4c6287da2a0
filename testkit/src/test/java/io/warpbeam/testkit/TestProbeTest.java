package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a probe takes, what it leaves, and what its failures say. */
class TestProbeTest {

    private static final ExitReason REASON = ExitReason.of("reason");

    record Ping(Pid from) {}

    record Pong() {}

    record Deposit(int amount) implements Call<Long> {}

    private final Node node = Node.start("test");
    private final TestProbe probe = TestProbe.of(node);
    private final TestProbe impatient = probe.within(Duration.ofMillis(20));

    @AfterEach
    void close() {
        probe.close();
        node.close(Duration.ZERO);
    }

    private Pid echo() {
        return node.spawn(self -> {
            while (true) {
                if (self.receive() instanceof Ping(Pid from)) {
                    from.send(new Pong());
                }
            }
        });
    }

    private Pid waiting() {
        return node.spawn(self -> self.receive());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable action) {
        return assertThatThrownBy(action).isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    void expectsWhatComesNext() {
        // @start region="probe"
        Pid echo = echo();
        echo.send(new Ping(probe.pid()));
        probe.expect(new Pong());
        probe.expectNothing();

        probe.monitor(echo);
        echo.sendExit(ExitReason.SHUTDOWN);
        assertThat(probe.expectDown(echo).reason()).isEqualTo(ExitReason.SHUTDOWN);
        // @end
    }

    @Test
    void aFailureTellsWhatWasExpectedWhatCameWhatWasSeenAndWhatWaits() {
        probe.pid().send("first");
        probe.pid().send("second");
        probe.pid().send("third");
        probe.pid().send("fourth");
        probe.expect("first");
        assertFails(() -> probe.expect("other")).hasMessage("""
            probe %s expected other, but this came: second
              seen before:
                first
              still waiting:
                third
                fourth\
            """, probe.pid());
        probe.expect("third");
        assertFails(() -> probe.expect("other"))
                .hasMessageEndingWith("\n  seen before:\n    first\n    second\n    third\n  still waiting: nothing");
    }

    @Test
    void aFailureTellsThatNothingCame() {
        assertFails(() -> impatient.expect(new Pong())).hasMessage("""
            probe %s expected Pong[] within 20 ms, but nothing came
              seen before: nothing
              still waiting: nothing\
            """, probe.pid());
        assertFails(() -> probe.within(Duration.ZERO).expect(Ping.class))
                .hasMessageContaining("expected a Ping at once, but nothing came");
    }

    @Test
    void aFailureTellsLookAlikesApart() {
        record Text(String of) {
            @Override
            public String toString() {
                return of;
            }
        }
        probe.pid().send(new Text("same"));
        assertFails(() -> probe.expect("same"))
                .hasMessageContaining("same, which looks the same but is not equal (" + Text.class.getName());
    }

    @Test
    void aFailureShowsTheLastMessagesOfManyOnly() {
        for (int i = 0; i < 50; i++) {
            probe.pid().send(i);
        }
        for (int i = 0; i < 25; i++) {
            probe.expect(i);
        }
        assertFails(() -> probe.expect("other"))
                .hasMessageContaining("but this came: 25")
                .hasMessageContaining("seen before, the last 20 of 25:\n    5\n")
                .hasMessageContaining("    45\n    and 4 more");
    }

    @Test
    void aFailureSurvivesMessagesThatCannotBePrinted() {
        probe.pid().send(new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("not printable");
            }
        });
        assertFails(() -> probe.expect("other")).hasMessageContaining("its toString failed");
    }

    @Test
    void expectsByTypeAndPredicate() {
        probe.pid().send(new Ping(probe.pid()));
        probe.pid().send(5);
        probe.pid().send(6);
        probe.pid().send("text");
        assertThat(probe.expect(Ping.class).from()).isEqualTo(probe.pid());
        assertThat(probe.expect(Integer.class, number -> number > 4)).isEqualTo(5);
        assertFails(() -> probe.expect(Integer.class, number -> number > 6))
                .hasMessageContaining("expected an Integer that the predicate accepts, but this came: 6");
        assertThat(probe.expect("some text", String.class::isInstance)).isEqualTo("text");
    }

    @Test
    void whatAPredicateThrowsIsThrownOnAndTheMessageIsSeen() {
        probe.pid().send("bad");
        assertThatThrownBy(() -> probe.expect("a message", _ -> {
                    throw new IllegalArgumentException("from the predicate");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertFails(() -> impatient.expect("other")).hasMessageContaining("seen before:\n    bad");
    }

    @Test
    void expectsSeveralInAnyOrder() {
        probe.pid().send(2);
        probe.pid().send(1);
        probe.pid().send(2);
        probe.expectInAnyOrder(1, 2, 2);
        probe.pid().send(1);
        probe.pid().send(3);
        assertFails(() -> probe.expectInAnyOrder(1, 2))
                .hasMessageContaining("expected in any order 1, 2, of which these are missing: 2, but this came: 3");
    }

    @Test
    void expectsNothing() {
        probe.expectNothing();
        probe.expectNothing(Duration.ofMillis(5));
        probe.pid().send("surprise");
        assertFails(() -> probe.expectNothing(Duration.ofSeconds(1)))
                .hasMessageContaining("expected nothing for 1 s, but this came: surprise");
        probe.pid().send("surprise");
        assertFails(probe::expectNothing).hasMessageContaining("expected nothing, but this came: surprise");
    }

    @Test
    void awaitLeavesTheOthersInOrder() {
        probe.pid().send("first");
        probe.pid().send(new Pong());
        probe.pid().send("second");
        probe.pid().send(7);
        assertThat(probe.await(Pong.class)).isEqualTo(new Pong());
        assertThat(probe.await(Integer.class, number -> number == 7)).isEqualTo(7);
        assertFails(() -> impatient.await(Ping.class)).hasMessage("""
            probe %s waited for a Ping within 20 ms, but it did not come
              seen before:
                Pong[]
                7
              still waiting:
                first
                second\
            """, probe.pid());
        probe.await("second");
        assertThat(probe.await("the first", "first"::equals)).isEqualTo("first");
        probe.expectNothing();
    }

    @Test
    void awaitWaitsForAMessageOfAnotherProcess() {
        Pid echo = echo();
        node.sendAfter(Duration.ofMillis(10), echo, new Ping(probe.pid()));
        probe.await(new Pong());
    }

    @Test
    void expectsACallAndAnswersIt() {
        CompletableFuture<Long> balance = new CompletableFuture<>();
        node.spawn(_ -> balance.complete(probe.pid().call(new Deposit(5))));
        ReceivedCall<Deposit, Long> received = probe.expectCall(Deposit.class);
        assertThat(received.call().amount()).isEqualTo(5);
        received.reply(105L);
        assertThat(balance.join()).isEqualTo(105);
        assertFails(() -> received.reply(1L)).hasMessageContaining("reached nobody");
    }

    @Test
    void aCallIsShownAsOne() {
        Pid caller = node.spawn(_ -> probe.pid().call(new Deposit(5)));
        assertFails(() -> probe.expect("other")).hasMessageContaining("call Deposit[amount=5] by " + caller);
    }

    @Test
    void anUnansweredCallFailsWhenTheProbeIsClosed() {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        try (TestProbe server = TestProbe.of(node, SpawnOptions.named("server"))) {
            node.spawn(_ -> outcome.complete(server.pid()
                    .request(new Deposit(5))
                    .await(Duration.ofSeconds(30))
                    .toString()));
            assertThat(server.expect(Request.class).call()).isEqualTo(new Deposit(5));
        }
        assertThat(outcome.join().toString()).contains("Normal");
    }

    @Test
    void expectsTheExitOfALinkedProcess() {
        Pid linked = waiting();
        probe.link(linked);
        linked.sendExit(REASON);
        Exit exit = probe.expectExit(linked);
        assertThat(exit.reason()).isEqualTo(REASON);
    }

    @Test
    void anotherDownIsNotTheExpectedOne() {
        Pid ended = waiting();
        Pid other = waiting();
        probe.monitor(ended);
        ended.sendExit(ExitReason.KILL);
        assertFails(() -> probe.expectDown(other))
                .hasMessageContaining("expected the Down of " + other + ", but this came: Down[");
    }

    @Test
    void aProbeThatDoesNotTrapExitsFailsWhenASignalEndsIt() {
        try (TestProbe mortal = TestProbe.of(node, SpawnOptions.DEFAULT)) {
            mortal.pid().send("seen");
            mortal.expect("seen");
            mortal.pid().sendExit(REASON);
            assertFails(() -> mortal.expect("anything"))
                    .hasMessageContaining("expected anything, but an exit signal ended it: Custom[value=reason]")
                    .hasMessageContaining("seen before:\n    seen");
        }
    }

    @Test
    void awaitsTheEndOfAProcessAndTakesNoMessage() {
        probe.pid().send("first");
        Pid pid = waiting();
        assertFails(() -> impatient.awaitEnd(pid)).hasMessageContaining("within 20 ms, but it is alive");
        node.exitAfter(Duration.ofMillis(5), pid, REASON);
        assertThat(probe.awaitEnd(pid)).isEqualTo(REASON);
        assertThat(probe.awaitEnd(pid)).isEqualTo(ExitReason.NO_PROCESS);
        probe.expect("first");
        probe.expectNothing();
    }

    @Test
    void sendsAndFailsWhenAMailboxRefuses() {
        probe.send(probe.pid(), "to myself");
        probe.expect("to myself");
        try (TestProbe full = TestProbe.of(node, SpawnOptions.DEFAULT.mailbox(1, OverflowPolicy.REJECT))) {
            probe.send(full.pid(), 1);
            assertFails(() -> probe.send(full.pid(), 2)).hasMessageContaining("whose full mailbox refused it");
        }
    }

    @Test
    void offersTheProcessFromInside() {
        Pid child = probe.self().spawnLink(self -> self.exit(REASON));
        assertThat(probe.expectExit(child).reason()).isEqualTo(REASON);
        Down down = new Down(probe.self().monitor(child), child, ExitReason.NO_PROCESS);
        probe.expect(down);
    }

    @Test
    void whatIsNotReceivedIsNoDeadLetterWhenItIsClosed() {
        TestProbe other = TestProbe.of(node);
        other.pid().send("unread");
        other.close();
        other.close();
        assertThat(node.info().deadLetters()).isZero();
        assertThat(other.pid().isAlive()).isFalse();
    }

    @Test
    void belongsToTheThreadThatMadeIt() {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        node.spawn(_ -> {
            try {
                probe.expect("anything");
            } catch (IllegalStateException e) {
                thrown.complete(e);
            }
        });
        assertThat(thrown.join()).isInstanceOf(IllegalStateException.class);
    }
}
