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
 * At most one {@code EXIT} for each link, one if it was never ended, none without a link, none behind an unlink with a
 * flush, none of a process that lives; and each exit signal is received once.
 */
final class LinkCheck {

    private final Account account;
    private final Exits exits;
    private final List<Violation> found = new ArrayList<>();

    // by who asked whom, of all pages
    private final Map<Pair, Integer> asked = new HashMap<>();
    private final Set<Pair> linked = new HashSet<>();
    private final Set<Pair> unlinked = new HashSet<>();

    private LinkCheck(Account account) {
        this.account = account;
        this.exits = new Exits(account);
        account.forEach(Entry.LinkAsked.class, (me, link) -> asked.merge(new Pair(me, link.other()), 1, Integer::sum));
        account.forEach(Entry.Linked.class, (me, link) -> linked.add(new Pair(me, link.other())));
        account.forEach(Entry.UnlinkAsked.class, (me, unlink) -> unlinked.add(new Pair(me, unlink.other())));
    }

    static List<Violation> violations(Account account) {
        LinkCheck check = new LinkCheck(account);
        account.processes().forEach(check::checkPage);
        linkedOnce(check.linked).forEach(check::checkDue);
        check.checkSent();
        return check.found;
    }

    // ---- what came

    private void checkPage(int me) {
        Map<Integer, List<Entry.ExitTaken>> taken = new HashMap<>();
        Set<Integer> flushed = new HashSet<>();
        boolean settled = false;
        for (Entry entry : account.pages().get(me)) {
            switch (entry) {
                case Entry.Settled _ -> settled = true;
                case Entry.LinkAsked(int other) -> flushed.remove(other);
                case Entry.Unlinked(int other, boolean flush) when flush -> flushed.add(other);
                case Entry.ExitTaken exit
                when exits.origin(me, exit) != Origin.SENT -> {
                    taken.computeIfAbsent(exit.from(), _ -> new ArrayList<>()).add(exit);
                    checkOne(me, exit, flushed.contains(exit.from()), !settled);
                }
                default -> {} // of no link
            }
        }
        taken.forEach((other, list) -> checkCount(me, other, list));
    }

    private void checkOne(int me, Entry.ExitTaken exit, boolean flushed, boolean beforeSettled) {
        if (exits.origin(me, exit) == Origin.UNCLEAR) {
            return;
        }
        int other = exit.from();
        if (asked(me, other) + asked(other, me) == 0) {
            complain(me, "got an EXIT without a link: " + exit);
        }
        if (!account.endedFor(other, exit.reason())) {
            complain(me, "got an EXIT with a reason for which the process has not ended: " + exit);
        }
        if (flushed && asked(other, me) == 0) {
            complain(me, "got an EXIT after it had ended the link and flushed: " + exit);
        }
        if (beforeSettled && account.isWitness(me) && account.isWitness(other) && account.hasSettled(other)) {
            complain(me, "got an EXIT over a link from a process that had not ended: " + exit);
        }
    }

    private void checkCount(int me, int other, List<Entry.ExitTaken> list) {
        long absent = list.stream()
                .filter(exit -> exit.reason().equals(ExitReason.NO_PROCESS))
                .count();
        int allowed = asked(me, other)
                + (account.ends().getOrDefault(other, List.of()).contains(ExitReason.NO_PROCESS) ? 1 : 0);
        if (absent > allowed) {
            complain(me, "linked " + allowed + " times to " + other + ", and got " + absent + " EXITs: " + list);
        }
        long real = list.size() - absent - exits.normals(other, me);
        if (real > 1) {
            complain(me, "got more than one EXIT over the link to " + other + ": " + list);
        }
    }

    // ---- what should have come

    private static Set<Pair> linkedOnce(Set<Pair> linked) {
        Set<Pair> both = new HashSet<>(linked);
        linked.forEach(pair -> both.add(new Pair(pair.to(), pair.from())));
        return both;
    }

    /** A witness has heard of the end of everyone it was linked to, if neither side ended the link. */
    private void checkDue(Pair pair) {
        int me = pair.from();
        int other = pair.to();
        boolean due = me != other
                && account.isWitness(me)
                && account.hasSettled(me)
                && !(account.isWitness(other) && account.hasSettled(other))
                && !unlinked.contains(pair)
                && !unlinked.contains(new Pair(other, me));
        if (due && account.settledPage(me).stream().noneMatch(entry -> isOverLink(me, other, entry))) {
            complain(me, "got no EXIT over the link to " + other + ", which nobody ended");
        }
    }

    private boolean isOverLink(int me, int other, Entry entry) {
        return entry instanceof Entry.ExitTaken exit && exit.from() == other && exits.origin(me, exit) != Origin.SENT;
    }

    /** Exit signals on purpose: each is received at most once, and once by a witness, which traps exits. */
    private void checkSent() {
        Map<ExitReason, Integer> taken = new HashMap<>();
        account.forEach(Entry.ExitTaken.class, (me, exit) -> {
            if (exit.reason() instanceof ExitReason.Custom && exits.origin(me, exit) == Origin.SENT) {
                taken.merge(exit.reason(), 1, Integer::sum);
            }
        });
        taken.forEach((reason, count) -> {
            if (count > 1) {
                found.add(new Violation(Rule.ONE_EXIT, "an exit signal was received " + count + " times: " + reason));
            }
        });
        account.forEach(Entry.ExitSent.class, (me, exit) -> {
            boolean due = exit.reason() instanceof ExitReason.Custom && account.isWitness(exit.to());
            if (due && account.hasSettled(exit.to()) && !taken.containsKey(exit.reason())) {
                complain(exit.to(), "did not receive an exit signal that " + me + " sent: " + exit);
            }
        });
    }

    private int asked(int from, int to) {
        return asked.getOrDefault(new Pair(from, to), 0);
    }

    private void complain(int me, String what) {
        found.add(new Violation(Rule.ONE_EXIT, me + " " + what));
    }
}
