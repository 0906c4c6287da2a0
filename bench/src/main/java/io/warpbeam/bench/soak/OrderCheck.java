package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.bench.soak.Exits.Origin;
import io.warpbeam.bench.soak.Exits.Pair;
import io.warpbeam.bench.soak.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signals from one process to another are received in the order sent, whatever their kind: letters among themselves,
 * letters and exit signals, and nothing of a process behind the news of its end. What was received out of turn on
 * purpose does not count.
 */
final class OrderCheck {

    private final Account account;
    private final Exits exits;
    private final Map<Pair, Integer> deadly = new HashMap<>(); // the number of the first such signal
    private final List<Violation> found = new ArrayList<>();

    private OrderCheck(Account account) {
        this.account = account;
        this.exits = new Exits(account);
        Set<Integer> trapping = trapping();
        account.forEach(Entry.ExitAsked.class, (from, exit) -> {
            if (from != exit.to() && isDeadly(exit.reason(), trapping.contains(exit.to()))) {
                deadly.merge(new Pair(from, exit.to()), exit.number(), Math::min);
            }
        });
    }

    static List<Violation> violations(Account account) {
        OrderCheck check = new OrderCheck(account);
        account.processes().forEach(me -> check.new Reader(me).read());
        return check.found;
    }

    private Set<Integer> trapping() {
        Set<Integer> trapping = new HashSet<>();
        account.processes().filter(me -> account.makes().get(me).traps()).forEach(trapping::add);
        account.forEach(Entry.TrapSet.class, (me, _) -> trapping.add(me));
        return trapping;
    }

    /** Whether nothing sent later can be received. The signals of timers have no place in the order. */
    private static boolean isDeadly(ExitReason reason, boolean trapping) {
        return switch (reason) {
            case ExitReason.Kill _ -> true;
            case ExitReason.Custom(Why why) -> why.ordered() && !trapping;
            default -> false;
        };
    }

    /** Reads one page. */
    private final class Reader {
        private final int me;
        private final Map<Integer, Integer> letters = new HashMap<>();
        private final Map<Integer, Integer> signals = new HashMap<>(); // those received in turn
        private final Map<Integer, Integer> late = new HashMap<>(); // how much came of those that have ended
        private final Set<Integer> ahead = new HashSet<>(); // monitors whose message may overtake

        Reader(int me) {
            this.me = me;
        }

        void read() {
            for (Entry entry : account.pages().get(me)) {
                switch (entry) {
                    case Entry.Taken(Letter letter, boolean selective)
                    when letter.route().ordered() -> letter(letter, selective);
                    case Entry.ExitTaken exit when !exit.selective() -> exit(exit);
                    case Entry.Watched watched when watched.ahead() -> ahead.add(watched.monitor());
                    case Entry.DownTaken(int monitor, int target, var _, boolean selective)
                    when !selective && target >= 0 && !ahead.contains(monitor) -> late.putIfAbsent(target, 0);
                    default -> {} // has no place in the order
                }
            }
        }

        private void letter(Letter letter, boolean selective) {
            int sender = letter.sender();
            checkLater(letters, sender, letter.number(), letter);
            if (!selective) {
                checkLater(signals, sender, letter.number(), letter);
                checkNotLate(sender, letter);
            }
            Integer end = deadly.get(new Pair(sender, me));
            if (end != null && letter.number() > end) {
                complain("received " + letter + " behind an exit signal, number " + end + ", that ends it");
            }
        }

        private void exit(Entry.ExitTaken exit) {
            if (exits.origin(me, exit) == Origin.LINK) {
                late.putIfAbsent(exit.from(), 0);
            } else if (exit.reason() instanceof ExitReason.Custom(Why why) && why.ordered()) {
                checkLater(signals, why.sender(), why.number(), exit);
            }
        }

        private void checkLater(Map<Integer, Integer> last, int sender, int number, Object signal) {
            Integer before = last.put(sender, number);
            if (before != null && before >= number) {
                complain("received " + signal + " after number " + before + " of the same sender");
            }
        }

        /** A process that is killed in the middle of a send may finish it: that one letter may be late. */
        private void checkNotLate(int sender, Letter letter) {
            Integer count = late.computeIfPresent(sender, (_, before) -> before + 1);
            if (count != null && count > (isKilled(sender) ? 1 : 0)) {
                complain("received " + letter + " after the news of the end of its sender, for "
                        + account.ends().get(sender));
            }
        }

        private boolean isKilled(int sender) {
            return account.ends().getOrDefault(sender, List.of()).contains(ExitReason.KILLED);
        }

        private void complain(String what) {
            found.add(new Violation(Rule.ORDER, me + " " + what));
        }
    }
}
