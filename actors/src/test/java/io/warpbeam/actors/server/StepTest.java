package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.server.Account.Balance;
import io.warpbeam.actors.server.Account.Deposit;
import io.warpbeam.actors.server.Next.Reply;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The decisions of the server loop, as tables: no process runs here. */
class StepTest {

    private static final ExitReason FOO = ExitReason.of("foo");
    private static final Account SERVER = new Account(0);
    private static final Deposit CALL = new Deposit(5);
    private static final Reply REPLY = new Reply.To<>(CALL, 7L);

    private static Step<Long> after(Next<Long> next, Call<?> underWay) {
        return Step.after(SERVER, next, 1L, underWay);
    }

    private static Step<Long> afterMessage(Next<Long> next) {
        return Step.after(SERVER, next, 1L, null);
    }

    @Test
    void goesOnWithTheNewState() {
        assertThat(afterMessage(Next.noReply(2L))).isEqualTo(new Step.Wait<>(Reply.NONE, 2L, Optional.empty()));
        assertThat(afterMessage(Next.noReply(2L).timeout(Duration.ofMillis(3))))
                .isEqualTo(new Step.Wait<>(Reply.NONE, 2L, Optional.of(Duration.ofMillis(3))));
        assertThat(afterMessage(Next.noReply(2L).thenContinue("next")))
                .isEqualTo(new Step.Proceed<>(Reply.NONE, 2L, "next"));
        assertThat(afterMessage(Next.stop(FOO, 2L))).isEqualTo(new Step.End<>(FOO, Reply.NONE, 2L));
    }

    @Test
    void repliesToTheCallUnderWay() {
        assertThat(after(Next.reply(CALL, 7L, 2L), CALL)).isEqualTo(new Step.Wait<>(REPLY, 2L, Optional.empty()));
        assertThat(after(Next.reply(CALL, 7L, 2L).timeout(Duration.ZERO), CALL))
                .isEqualTo(new Step.Wait<>(REPLY, 2L, Optional.of(Duration.ZERO)));
        assertThat(after(Next.reply(CALL, 7L, 2L).thenContinue("next"), CALL))
                .isEqualTo(new Step.Proceed<>(REPLY, 2L, "next"));
        assertThat(after(Next.stop(FOO, CALL, 7L, 2L), CALL)).isEqualTo(new Step.End<>(FOO, REPLY, 2L));
        assertThat(after(Next.noReply(2L), CALL)).isEqualTo(new Step.Wait<>(Reply.NONE, 2L, Optional.empty()));
    }

    @Test
    void crashesWithTheOldStateOnAReplyToAnotherCall() {
        assertStrayReply(after(Next.reply(CALL, 7L, 2L), new Balance()));
        assertStrayReply(after(Next.reply(CALL, 7L, 2L), new Deposit(5)));
        assertStrayReply(after(Next.stop(FOO, CALL, 7L, 2L), new Deposit(5)));
        assertStrayReply(afterMessage(Next.reply(CALL, 7L, 2L)));
        assertStrayReply(afterMessage(Next.stop(FOO, CALL, 7L, 2L)));
    }

    @Test
    void crashesWithTheOldStateOnWhatACallbackDoesNotKnow() {
        assertThat(afterMessage(Next.unknown("what?"))).isInstanceOfSatisfying(Step.End.class, end -> {
            assertThat(end.state()).isEqualTo(1L);
            assertThat(end.reply()).isEqualTo(Reply.NONE);
            assertThat(end.reason())
                    .asInstanceOf(InstanceOfAssertFactories.type(ExitReason.Crashed.class))
                    .extracting(ExitReason.Crashed::error)
                    .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                    .isInstanceOf(UnknownMessageException.class)
                    .hasMessageContaining(Account.class.getName())
                    .hasMessageContaining("what?");
        });
    }

    @Test
    void namesTheServerWhoseCallbackReturnedNothing() {
        assertThatNullPointerException()
                .isThrownBy(() -> afterMessage(null))
                .withMessageContaining(Account.class.getName());
    }

    @Test
    void endsWithTheOldStateWhenACallbackThrows() {
        RuntimeException oops = new IllegalStateException("oops");
        assertThat(Step.crash(oops, 1L)).isEqualTo(new Step.End<>(ExitReason.error(oops), Reply.NONE, 1L));
        assertThat(Step.crash(new ProcessExit(FOO), 1L)).isEqualTo(new Step.End<>(FOO, Reply.NONE, 1L));
    }

    @Test
    void startsWithWhatInitAsksFor() {
        assertThat(StartStep.after(SERVER, Init.ok(1L)))
                .isEqualTo(new StartStep.Ready<>(new Step.Wait<>(Reply.NONE, 1L, Optional.empty())));
        assertThat(StartStep.after(SERVER, Init.ok(1L).timeout(Duration.ZERO)))
                .isEqualTo(new StartStep.Ready<>(new Step.Wait<>(Reply.NONE, 1L, Optional.of(Duration.ZERO))));
        assertThat(StartStep.after(SERVER, Init.ok(1L).thenContinue("load")))
                .isEqualTo(new StartStep.Ready<>(new Step.Proceed<>(Reply.NONE, 1L, "load")));
    }

    @Test
    void tellsTheStarterMoreThanTheExitReasonWhenAStartFails() {
        assertThat(StartStep.after(SERVER, Init.<Long>ignore()))
                .isEqualTo(new StartStep.Refuse<>(new StartResult.Ignored(), ExitReason.NORMAL));
        assertThat(StartStep.after(SERVER, Init.<Long>stop(FOO)))
                .isEqualTo(new StartStep.Refuse<>(new StartResult.Failed(FOO), FOO));
        assertThat(StartStep.after(SERVER, Init.<Long>fail(FOO)))
                .isEqualTo(new StartStep.Refuse<>(new StartResult.Failed(FOO), ExitReason.NORMAL));
        RuntimeException oops = new IllegalStateException("oops");
        assertThat(StartStep.<Long>crash(oops))
                .isEqualTo(
                        new StartStep.Refuse<>(new StartResult.Failed(ExitReason.error(oops)), ExitReason.error(oops)));
    }

    private static void assertStrayReply(Step<Long> step) {
        assertThat(step).isInstanceOfSatisfying(Step.End.class, end -> {
            assertThat(end.state()).isEqualTo(1L);
            assertThat(end.reply()).isEqualTo(Reply.NONE);
            assertThat(end.reason())
                    .asInstanceOf(InstanceOfAssertFactories.type(ExitReason.Crashed.class))
                    .extracting(ExitReason.Crashed::error)
                    .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not under way");
        });
    }
}
