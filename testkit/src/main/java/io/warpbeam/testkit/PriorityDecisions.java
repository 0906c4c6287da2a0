package io.warpbeam.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The highest priority runs; see {@link Strategy.Priorities}. */
final class PriorityDecisions extends SeededDecisions {

    private final Set<Integer> changes;
    private final Map<Integer, Long> priorities = new HashMap<>();
    private int steps;
    private long lowest;

    PriorityDecisions(long seed, Strategy.Priorities strategy) {
        super(seed);
        this.changes = Stream.generate(() -> random.nextInt(strategy.length()))
                .limit(strategy.changes())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    int choose(ReadyList ready) {
        int best = highest(ready);
        if (changes.contains(steps++)) {
            yielded(ready.actor(best));
            best = highest(ready);
        }
        return best;
    }

    private int highest(ReadyList ready) {
        int best = 0;
        for (int index = 1; index < ready.size(); index++) {
            if (priority(ready.actor(index)) > priority(ready.actor(best))) {
                best = index;
            }
        }
        return best;
    }

    private long priority(int actor) {
        return priorities.computeIfAbsent(actor, _ -> random.nextLong(1, Long.MAX_VALUE));
    }

    /** Otherwise a thread that waits for another in a loop would keep it from running. */
    @Override
    void yielded(int actor) {
        priorities.put(actor, --lowest);
    }

    /** Then the priorities decide who goes on. */
    @Override
    boolean preempt() {
        return true;
    }
}
