package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import java.util.HashMap;
import java.util.Map;

/** Tells the {@code EXIT} messages of links from those that a process sent on purpose. */
final class Exits {

    private final Account account;
    private final Map<Pair, Integer> normals = new HashMap<>();

    /** Two processes, in this order. */
    record Pair(int from, int to) {}

    /** Where an {@code EXIT} message comes from. */
    enum Origin {
        SENT,
        LINK,
        /** Normal, and such a signal was sent on purpose too. */
        UNCLEAR
    }

    Exits(Account account) {
        this.account = account;
        account.forEach(Entry.ExitAsked.class, (from, exit) -> {
            if (exit.reason().equals(ExitReason.NORMAL)) {
                normals.merge(new Pair(from, exit.to()), 1, Integer::sum);
            }
        });
    }

    Origin origin(int receiver, Entry.ExitTaken exit) {
        if (exit.reason() instanceof ExitReason.Custom(Why why) && why.sender() == exit.from()) {
            boolean toName = why.to() == Entry.NOBODY && !account.endedFor(exit.from(), exit.reason());
            return why.to() == receiver || toName ? Origin.SENT : Origin.LINK;
        }
        if (exit.from() == Entry.NOBODY && exit.reason().equals(ExitReason.SHUTDOWN)) {
            return Origin.SENT; // by the round, at its end
        }
        return exit.reason().equals(ExitReason.NORMAL) && normals(exit.from(), receiver) > 0
                ? Origin.UNCLEAR
                : Origin.LINK;
    }

    /** {@return how many normal exit signals one process sent to another on purpose} */
    int normals(int from, int to) {
        return normals.getOrDefault(new Pair(from, to), 0);
    }
}
