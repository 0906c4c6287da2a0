package io.warpbeam.examples;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;

/** A server whose state is a number. */
final class Counter implements GenServer<Long> {

    /** Adds to the number; the reply is the sum. */
    record Add(long amount) implements Call<Long> {}

    /** Makes the server fail. */
    record Fail() {}

    /** What happens then. */
    static final class CounterFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CounterFailedException() {
            super("failed on request");
        }
    }

    @Override
    public Init<Long> init(Self self) {
        return Init.ok(0L);
    }

    @Override
    public Next<Long> handleCall(Call<?> call, From<?> from, Long sum) {
        return switch (call) {
            case Add add -> Next.reply(add, sum + add.amount(), sum + add.amount());
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<Long> handleCast(Object message, Long sum) {
        return switch (message) {
            case Fail() -> throw new CounterFailedException();
            default -> Next.unknown(message);
        };
    }
}
