package io.warpbeam.bench.soak;

import io.warpbeam.bench.soak.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A timer fires at most once, not when it was cancelled in time, and once if its process lives. */
final class TimerCheck {

    private final Account account;
    private final Map<Tick, List<Integer>> takers = new HashMap<>();
    private final Map<Tick, Integer> fired = new HashMap<>();
    private final Set<Tick> stopped = new HashSet<>();
    private final Set<Tick> known = new HashSet<>();
    private final List<Violation> found = new ArrayList<>();

    private TimerCheck(Account account) {
        this.account = account;
        account.forEach(Entry.TickTaken.class, (me, entry) -> {
            takers.computeIfAbsent(entry.tick(), _ -> new ArrayList<>()).add(me);
            fired.merge(entry.tick(), 1, Integer::sum);
        });
        account.dead().forEach(dead -> {
            if (dead.message() instanceof Tick tick) {
                fired.merge(tick, 1, Integer::sum);
            }
        });
        account.forEach(Entry.TimerStopped.class, (me, stop) -> {
            if (stop.active()) {
                stopped.add(new Tick(me, stop.timer()));
            }
        });
    }

    static List<Violation> violations(Account account) {
        TimerCheck check = new TimerCheck(account);
        account.forEach(Entry.TimerAsked.class, check::checkAtMostOnce);
        account.forEach(Entry.TimerSet.class, check::checkOnce);
        check.fired.keySet().stream()
                .filter(tick -> !check.known.contains(tick))
                .forEach(tick -> check.complain(tick + " was received, but never set"));
        return check.found;
    }

    private void checkAtMostOnce(int owner, Entry.TimerAsked timer) {
        Tick tick = new Tick(owner, timer.timer());
        known.add(tick);
        int count = fired.getOrDefault(tick, 0);
        if (count > 1) {
            complain(tick + " fired " + count + " times");
        }
        if (count > 0 && stopped.contains(tick)) {
            complain(tick + " fired although it was cancelled in time");
        }
        if (count > 0 && !timer.soon()) {
            complain(tick + " fired long before its time");
        }
        List<Integer> by = takers.getOrDefault(tick, List.of());
        if (timer.to() >= 0 && by.stream().anyMatch(taker -> taker != timer.to())) {
            complain(tick + " for " + timer.to() + " was received by " + by);
        }
    }

    private void checkOnce(int owner, Entry.TimerSet timer) {
        Tick tick = new Tick(owner, timer.timer());
        boolean due = timer.soon()
                && account.isWitness(timer.to())
                && account.hasSettled(timer.to())
                && !stopped.contains(tick);
        if (due && account.settledPage(timer.to()).stream().noneMatch(new Entry.TickTaken(tick)::equals)) {
            complain(tick + " for " + timer.to() + " never fired");
        }
    }

    private void complain(String what) {
        found.add(new Violation(Rule.TIMER, what));
    }
}
