package io.warpbeam.bench.soak;

import io.warpbeam.bench.soak.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exactly one {@code DOWN} for each monitor whose owner lives and has not ended it; none for one that was ended while
 * active; none behind a flush; and none of a process that lives.
 */
final class MonitorCheck {

    private final Account account;
    private final int owner;
    private final List<Violation> found;

    // what the page says of each monitor
    private final Map<Integer, Entry.Watched> watched = new HashMap<>();
    private final Map<Integer, Entry.Unwatched> unwatched = new HashMap<>();
    private final Map<Integer, Integer> downs = new HashMap<>();

    private MonitorCheck(Account account, int owner, List<Violation> found) {
        this.account = account;
        this.owner = owner;
        this.found = found;
    }

    static List<Violation> violations(Account account) {
        List<Violation> found = new ArrayList<>();
        account.processes().forEach(owner -> new MonitorCheck(account, owner, found).run());
        return found;
    }

    private void run() {
        boolean settled = account.isWitness(owner) && account.hasSettled(owner);
        List<Entry> page = account.pages().get(owner);
        List<Entry> before = account.settledPage(owner);
        before.forEach(this::read);
        if (settled) {
            watched.values().forEach(this::checkDue);
        }
        page.subList(before.size(), page.size()).forEach(this::read);
        watched.values().forEach(this::checkCount);
    }

    private void read(Entry entry) {
        switch (entry) {
            case Entry.Watched watch -> watched.put(watch.monitor(), watch);
            case Entry.Unwatched ended -> unwatched.putIfAbsent(ended.monitor(), ended);
            case Entry.DownTaken down -> down(down);
            default -> {} // is of no monitor
        }
    }

    private void down(Entry.DownTaken down) {
        Entry.Watched watch = watched.get(down.monitor());
        if (watch == null) {
            complain("got a DOWN that belongs to no monitor of its own: " + down);
            return;
        }
        downs.merge(down.monitor(), 1, Integer::sum);
        if (watch.target() >= 0 && watch.target() != down.target()) {
            complain("got a DOWN that names another process than its monitor: " + down + " for " + watch);
        }
        if (!account.endedFor(down.target(), down.reason())) {
            complain("got a DOWN with a reason for which the process has not ended: " + down);
        }
        Entry.Unwatched ended = unwatched.get(down.monitor());
        if (ended != null && (ended.active() || ended.flush())) {
            complain("got a DOWN after it had ended the monitor: " + down + " after " + ended);
        }
    }

    private void checkCount(Entry.Watched watch) {
        int count = downs.getOrDefault(watch.monitor(), 0);
        Entry.Unwatched ended = unwatched.get(watch.monitor());
        if (count > 1) {
            complain("got " + count + " DOWNs of one monitor: " + watch);
        } else if (count == 1 && ended != null && ended.active()) {
            complain("was told that a monitor was active when ended, and got its DOWN: " + watch);
        }
    }

    /** By a witness, when all but the witnesses have ended and been heard. */
    private void checkDue(Entry.Watched watch) {
        int count = downs.getOrDefault(watch.monitor(), 0);
        boolean lives = account.isWitness(watch.target()) && account.hasSettled(watch.target());
        if (lives && count > 0) {
            complain("got a DOWN of a process that had not ended: " + watch);
        }
        if (count == 0 && isDue(watch, lives)) {
            complain("got no DOWN of a monitor: " + watch + " " + unwatched.getOrDefault(watch.monitor(), NEVER));
        }
    }

    private static final Entry.Unwatched NEVER = new Entry.Unwatched(Entry.NOBODY, false, true);

    private boolean isDue(Entry.Watched watch, boolean lives) {
        if (lives || watch.fleeting() || watch.target() == owner || watch.target() == Entry.UNKNOWN) {
            return false;
        }
        Entry.Unwatched ended = unwatched.get(watch.monitor());
        return ended == null || (!ended.active() && !ended.flush());
    }

    private void complain(String what) {
        found.add(new Violation(Rule.ONE_DOWN, owner + " " + what));
    }
}
