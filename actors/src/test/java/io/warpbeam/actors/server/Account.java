package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Self;

// @start region=server
/** An account; its state is the balance. */
final class Account implements GenServer<Long> {

    private final long opening;

    record Deposit(long amount) implements Call<Long> {}

    record Balance() implements Call<Long> {}

    record Close() implements Call<String> {}

    record Fee(long amount) {}

    Account(long opening) {
        this.opening = opening;
    }

    @Override
    public Init<Long> init(Self self) {
        return Init.ok(opening);
    }

    @Override
    public Next<Long> handleCall(Call<?> call, From<?> from, Long balance) {
        return switch (call) {
            case Deposit deposit -> Next.reply(deposit, balance + deposit.amount(), balance + deposit.amount());
            case Balance ask -> Next.reply(ask, balance, balance);
            case Close close -> Next.stop(ExitReason.NORMAL, close, "closed", balance);
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<Long> handleCast(Object message, Long balance) {
        return switch (message) {
            case Fee(var amount) -> Next.noReply(balance - amount);
            default -> Next.unknown(message);
        };
    }
}
// @end
