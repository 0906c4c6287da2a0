package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.server.Account.Balance;
import io.warpbeam.actors.server.Account.Close;
import io.warpbeam.actors.server.Account.Deposit;
import io.warpbeam.actors.server.Account.Fee;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Callbacks are functions of the state: a server can be tested without a process. */
class CallbackTest {

    private static final From<?> NOBODY = null;

    private final Account account = new Account(10);

    @Test
    void tellsItsFirstStateWithoutAProcess() {
        assertThat(account.init(null)).isEqualTo(Init.ok(10L));
    }

    @Test
    void computesReplyAndStateWithoutAProcess() {
        Deposit deposit = new Deposit(5);
        assertThat(account.handleCall(deposit, NOBODY, 10L)).isEqualTo(Next.reply(deposit, 15L, 15L));
        Balance balance = new Balance();
        assertThat(account.handleCall(balance, NOBODY, 10L)).isEqualTo(Next.reply(balance, 10L, 10L));
        Close close = new Close();
        assertThat(account.handleCall(close, NOBODY, 10L))
                .isEqualTo(Next.stop(ExitReason.NORMAL, close, "closed", 10L));
        assertThat(account.handleCast(new Fee(3), 10L)).isEqualTo(Next.noReply(7L));
        assertThat(account.handleCast("rubbish", 10L)).isEqualTo(Next.unknown("rubbish"));
    }

    @Test
    void tellsWhatFollowsAsData() {
        assertThat(Next.noReply(1).timeout(Duration.ofSeconds(2)).then())
                .isEqualTo(new Then.Timeout(Duration.ofSeconds(2)));
        assertThat(Next.noReply(1).thenContinue("load").then()).isEqualTo(new Then.Continue("load"));
        assertThat(Next.noReply(1).then()).isEqualTo(Then.NOTHING);
    }

    @Test
    void goesOnWithTheSameStateAfterAMessageThatItDoesNotHandle() throws Exception {
        assertThat(account.handleInfo("rubbish", 10L)).isEqualTo(Next.noReply(10L));
    }
}
