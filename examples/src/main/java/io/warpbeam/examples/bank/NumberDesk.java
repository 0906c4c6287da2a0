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
import java.util.TreeMap;

/**
 * Hands out account numbers that nobody else gets while they are held. A number is free again when its holder gives it
 * back or ends in whatever way.
 */
final class NumberDesk implements GenServer<Map<Long, NumberDesk.Hold>> {

    static final String NAME = "number-desk";

    private static final long FIRST = 1001;

    private final Ledger ledger;

    NumberDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Who holds a number.
     *
     * @param conversation for which it is held
     * @param holder the process
     * @param monitor of that process
     */
    record Hold(String conversation, Pid holder, Monitor monitor) {}

    private record Reserve(Pid holder, String conversation) implements Call<Long> {}

    private record Keep(Pid holder, long number, String conversation) implements Call<Boolean> {}

    private record GiveBack(long number, Pid holder) {}

    private record Held() implements Call<Integer> {}

    /**
     * A number that is held until this is closed.
     *
     * @param number of the account
     * @param holder the process
     * @param desk that gave it
     */
    record Reservation(long number, Pid holder, ServerRef desk) implements AutoCloseable {
        @Override
        public void close() {
            desk.cast(new GiveBack(number, holder));
        }
    }

    /** Finds a number for a conversation, and reserves it for the process {@code holder}. */
    static long reserve(Node node, Pid holder, String conversation) {
        return ServerRef.named(node, NAME).call(new Reserve(holder, conversation));
    }

    /**
     * Holds a number that a conversation has got, in this run of the bank or in an earlier one. A process that held it
     * for the same conversation holds it no longer.
     *
     * @throws IllegalStateException when another conversation has it
     */
    static Reservation hold(Node node, Pid holder, long number, String conversation) {
        ServerRef desk = ServerRef.named(node, NAME);
        if (!desk.call(new Keep(holder, number, conversation))) {
            throw new IllegalStateException("the account number " + number + " is taken");
        }
        return new Reservation(number, holder, desk);
    }

    /** How many numbers are held. */
    static int held(Node node) {
        return ServerRef.named(node, NAME).call(new Held());
    }

    @Override
    public Init<Map<Long, Hold>> init(Self self) {
        return Init.ok(Map.of());
    }

    @Override
    public Next<Map<Long, Hold>> handleCall(Call<?> call, From<?> from, Map<Long, Hold> held) {
        return switch (call) {
            case Reserve reserve -> {
                long number = firstFree(held);
                yield Next.reply(reserve, number, with(held, number, reserve.conversation(), reserve.holder()));
            }
            case Keep keep -> {
                Hold before = held.get(keep.number());
                if (before != null && !before.conversation().equals(keep.conversation())) {
                    yield Next.reply(keep, false, held);
                }
                if (before != null) {
                    Self.current().demonitorFlush(before.monitor());
                }
                yield Next.reply(keep, true, with(held, keep.number(), keep.conversation(), keep.holder()));
            }
            case Held question -> Next.reply(question, held.size(), held);
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<Map<Long, Hold>> handleCast(Object message, Map<Long, Hold> held) {
        return switch (message) {
            case GiveBack(long number, Pid holder) -> {
                Hold hold = held.get(number);
                if (hold == null || !hold.holder().equals(holder)) {
                    yield Next.noReply(held); // somebody else goes on with the conversation
                }
                Self.current().demonitorFlush(hold.monitor());
                Map<Long, Hold> next = new TreeMap<>(held);
                next.remove(number);
                yield Next.noReply(next);
            }
            default -> Next.unknown(message);
        };
    }

    @Override
    public Next<Map<Long, Hold>> handleInfo(Object message, Map<Long, Hold> held) {
        if (!(message instanceof Down(Monitor monitor, var _, var _))) {
            return Next.unknown(message);
        }
        Map<Long, Hold> next = new TreeMap<>(held);
        next.values().removeIf(hold -> hold.monitor().equals(monitor));
        return Next.noReply(next);
    }

    private static Map<Long, Hold> with(Map<Long, Hold> held, long number, String conversation, Pid holder) {
        Map<Long, Hold> next = new TreeMap<>(held);
        next.put(number, new Hold(conversation, holder, Self.current().monitor(holder)));
        return next;
    }

    private long firstFree(Map<Long, Hold> held) {
        long number = Math.max(FIRST, ledger.highestNumber() + 1);
        while (held.containsKey(number)) {
            number++;
        }
        return number;
    }
}
