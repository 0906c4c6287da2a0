package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.examples.bank.ledger.Ledger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hands out account numbers that nobody else gets while they are held. A number is free again when its holder gives it
 * back or ends in whatever way.
 */
final class NumberDesk implements GenServer<Map<Long, Monitor>> {

    static final String NAME = "number-desk";

    private static final long FIRST = 1001;

    private final Ledger ledger;

    NumberDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Reserve(Pid holder) implements Call<Long> {}

    private record GiveBack(long number) {}

    private record Held() implements Call<Integer> {}

    /**
     * A number that is held until this is closed.
     *
     * @param number of the account
     * @param desk that gave it
     */
    record Reservation(long number, ServerRef desk) implements AutoCloseable {
        @Override
        public void close() {
            desk.cast(new GiveBack(number));
        }
    }

    /** Reserves a number for the process {@code holder}. */
    static Reservation reserve(Node node, Pid holder) {
        ServerRef desk = ServerRef.named(node, NAME);
        return new Reservation(desk.call(new Reserve(holder)), desk);
    }

    /** How many numbers are held. */
    static int held(Node node) {
        return ServerRef.named(node, NAME).call(new Held());
    }

    @Override
    public Init<Map<Long, Monitor>> init(Self self) {
        return Init.ok(Map.of());
    }

    @Override
    public Next<Map<Long, Monitor>> handleCall(Call<?> call, From<?> from, Map<Long, Monitor> held) {
        return switch (call) {
            case Reserve reserve -> {
                long number = firstFree(held);
                Map<Long, Monitor> next = new TreeMap<>(held);
                next.put(number, Self.current().monitor(reserve.holder()));
                yield Next.reply(reserve, number, next);
            }
            case Held question -> Next.reply(question, held.size(), held);
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<Map<Long, Monitor>> handleCast(Object message, Map<Long, Monitor> held) {
        return switch (message) {
            case GiveBack(long number) -> {
                Map<Long, Monitor> next = new TreeMap<>(held);
                Optional.ofNullable(next.remove(number)).ifPresent(Self.current()::demonitorFlush);
                yield Next.noReply(next);
            }
            default -> Next.unknown(message);
        };
    }

    @Override
    public Next<Map<Long, Monitor>> handleInfo(Object message, Map<Long, Monitor> held) {
        if (!(message instanceof Down(Monitor monitor, var _, var _))) {
            return Next.unknown(message);
        }
        Map<Long, Monitor> next = new TreeMap<>(held);
        next.values().removeIf(other -> other == monitor);
        return Next.noReply(next);
    }

    private long firstFree(Map<Long, Monitor> held) {
        long number = Math.max(FIRST, ledger.highestNumber() + 1);
        while (held.containsKey(number)) {
            number++;
        }
        return number;
    }
}
